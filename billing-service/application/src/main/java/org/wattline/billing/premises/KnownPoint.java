package org.wattline.billing.premises;

import java.time.ZoneId;
import java.util.UUID;
import org.wattline.billing.contract.premises.CommodityKind;

/**
 * A service point, as other modules need to know it.
 *
 * @param marketId without blanks, upper case
 * @param zone whose clock its days follow
 */
public record KnownPoint(UUID id, String marketId, CommodityKind commodity, ZoneId zone) {}
