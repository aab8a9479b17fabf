package org.wattline.billing.contract.bank;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose an entry is.
 *
 * @param documentId the document that is to be paid first, or null for the usual order
 * @param version the entry's, as it was read
 */
public record NewMatch(
    @NotNull UUID accountId,
    @Nullable UUID documentId,
    @Nullable @Size(max = 300) String note,
    @Min(0) int version) {}
