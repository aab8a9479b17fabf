package org.wattline.billing.contract.moves;

import java.util.UUID;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.premises.PremiseAddress;

/** A point that somebody may move in to. */
public record VacantPoint(
    UUID servicePointId, String marketId, CommodityKind commodity, PremiseAddress address) {}
