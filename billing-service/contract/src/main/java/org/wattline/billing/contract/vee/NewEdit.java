package org.wattline.billing.contract.vee;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that take the place of those of a channel's day. */
public record NewEdit(
    @NotNull LocalDate day,
    @NotEmpty @Size(max = 1500) List<@Valid @NotNull Value> values,
    @NotBlank @Size(max = 300) String reason) {
  /**
   * A value.
   *
   * @param slot interval of the day, from 0
   * @param value in Wh, or litres, or W; null takes the value away
   */
  public record Value(
      @Min(0) @Max(1499) int slot,
      @Nullable @Min(-50_000_000_000L) @Max(50_000_000_000L) Long value) {}
}
