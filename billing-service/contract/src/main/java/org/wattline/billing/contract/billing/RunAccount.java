package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account in a run.
 *
 * @param bills how many bills were computed or issued
 * @param total their sum
 * @param previous the total of its bill before, when there was one
 * @param reason why it is parked
 * @param sentence the reason with its particulars, such as the gaps
 */
public record RunAccount(
    UUID accountId,
    String accountNumber,
    String customerName,
    RunAccountState state,
    int bills,
    BigDecimal total,
    @Nullable BigDecimal previous,
    List<RunCheck> checks,
    @Nullable ParkReason reason,
    @Nullable String sentence) {}
