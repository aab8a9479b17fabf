package org.wattline.billing.contract.premises;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where energy, water or heat is handed over.
 *
 * @param marketId without blanks, upper case
 * @param zone whose clock its days follow
 * @param terms all that held and will hold, by day
 */
public record ServicePoint(
    UUID id,
    UUID premiseId,
    PremiseAddress address,
    String scheme,
    String marketId,
    CommodityKind commodity,
    Metering metering,
    @Nullable String gridOperator,
    String zone,
    List<PointTerms> terms,
    List<PointAsset> assets,
    int version) {
  public ServicePoint {
    terms = List.copyOf(terms);
    assets = List.copyOf(assets);
  }
}
