package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import java.util.List;

/**
 * Why a bill is different from the one before.
 *
 * @param previous the bill of the same kind before
 * @param change this total less that total
 * @param differences the largest first; their amounts add up to the change
 */
public record BillComparison(
    BillReference previous, BigDecimal change, List<Difference> differences) {}
