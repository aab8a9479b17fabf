package org.wattline.billing.contract.vee;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Claims that were sent together.
 *
 * @param ids open claims of one grid operator
 * @param reference what the grid operator knows them by, such as the number of a message
 */
public record ClaimSending(
    @NotNull @Size(min = 1, max = MAX_CLAIMS) List<@NotNull UUID> ids,
    @Nullable @Size(max = 80) String reference) {
  /** As many as one list holds. */
  public static final int MAX_CLAIMS = 5_000;
}
