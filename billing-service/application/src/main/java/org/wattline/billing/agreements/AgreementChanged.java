package org.wattline.billing.agreements;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An agreement began, changed, ended, or a change of it was undone. Told within the transaction.
 *
 * @param from the first day of which something else holds than before
 */
public record AgreementChanged(
    UUID agreementId, UUID accountId, UUID servicePointId, LocalDate from) {}
