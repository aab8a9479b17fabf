package org.wattline.billing.contract.vee;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One action on many exceptions.
 *
 * @param reason needed to accept, estimate and reject
 */
public record ExceptionDecision(
    @NotEmpty @Size(max = ExceptionDecision.MAX) List<@NotNull UUID> ids,
    @NotNull ExceptionAction action,
    @Nullable @Size(max = 300) String reason) {
  /** The most exceptions of one decision. */
  public static final int MAX = 500;
}
