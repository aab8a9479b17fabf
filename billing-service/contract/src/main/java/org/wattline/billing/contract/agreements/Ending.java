package org.wattline.billing.contract.agreements;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An agreement ends.
 *
 * @param to the first day on which the account is no longer supplied; null takes an agreed end back
 * @param version the version of the agreement that was read
 */
public record Ending(@Nullable LocalDate to, int version) {}
