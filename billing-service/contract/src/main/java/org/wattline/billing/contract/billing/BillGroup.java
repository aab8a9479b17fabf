package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import java.util.List;

/**
 * Lines that stand together.
 *
 * @param amount the sum of its lines, without taxes
 */
public record BillGroup(ChargeGroup group, BigDecimal amount, List<BillLine> lines) {}
