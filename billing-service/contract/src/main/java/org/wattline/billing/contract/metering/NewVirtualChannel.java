package org.wattline.billing.contract.metering;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A virtual channel: the sum of others, some with their sign turned. A sub-meter taken off a main
 * meter is a difference, import less export is a net.
 *
 * @param code once at a point and direction
 * @param terms 1 to 50 interval channels of one interval length and unit, of any points; none of
 *     them virtual
 * @param counted whether it is part of the point's usage
 */
public record NewVirtualChannel(
    @NotBlank @Size(max = 80) String code,
    @NotNull RegisterDirection direction,
    @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid ChannelTerm> terms,
    boolean counted,
    @NotNull @Size(max = 120) String label) {}
