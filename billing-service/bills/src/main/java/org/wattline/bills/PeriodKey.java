package org.wattline.bills;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Names an original billing period: what was billed once with these is never billed again, only
 * corrected.
 *
 * @param from the first day
 */
public record PeriodKey(UUID agreementId, PeriodKind kind, LocalDate from) {}
