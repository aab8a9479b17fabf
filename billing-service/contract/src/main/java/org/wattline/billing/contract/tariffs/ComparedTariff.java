package org.wattline.billing.contract.tariffs;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What usage would have cost on a tariff.
 *
 * @param name in the reader's language
 * @param current whether the agreement has it on its last day compared
 * @param total null where it cannot be priced
 * @param groups the total by the groups of a bill, taxes as {@code TAX}
 * @param whyNot what could not be priced, and why
 */
public record ComparedTariff(
    UUID productId,
    String code,
    String name,
    boolean current,
    @Nullable BigDecimal total,
    List<GroupAmount> groups,
    List<String> whyNot) {

  /** The lines of one group together. */
  public record GroupAmount(String group, BigDecimal amount) {}
}
