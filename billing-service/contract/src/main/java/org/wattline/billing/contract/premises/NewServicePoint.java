package org.wattline.billing.contract.premises;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service point to be registered.
 *
 * @param scheme the market's scheme of its id: EAN18, MPAN, MPRN, ESI_ID, CUPS, NMI, PRM, POD,
 *     ZAEHLPUNKT_AT, MELO_DE, MALO_DE, MESSPUNKT_CH, POD_LU, or OWN
 * @param marketId as people write it; its check digit is verified
 * @param gridOperator code of a grid operator of the supplier's market, or null
 * @param zone whose clock the point's days follow, such as {@code Europe/Brussels}; null for the
 *     supplier's own
 * @param terms what holds from its first day
 */
public record NewServicePoint(
    @NotNull UUID premiseId,
    @NotBlank @Size(max = 20) String scheme,
    @NotBlank @Size(max = 60) String marketId,
    @NotNull CommodityKind commodity,
    @NotNull Metering metering,
    @Nullable @Size(max = 40) String gridOperator,
    @Nullable @Size(max = 40) String zone,
    @NotNull @Valid PointTerms terms) {}
