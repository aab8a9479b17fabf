package org.wattline.rating.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.result.Lacking;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Calendar;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.Misplaced;
import org.wattline.rating.tariff.PriceOverride;
import org.wattline.rating.tariff.PriceVersion;

/** Refusals of prices that should beat others and find none. */
final class Misplacements {
  private Misplacements() {}

  /** What is wrong with a price on a day, where anything is. */
  static Optional<Refusal> find(
      PriceOverride by,
      Component component,
      Map<String, Calendar> calendars,
      @Nullable PriceVersion version) {
    List<PriceVersion> beaten = version == null ? List.of() : List.of(version);
    return Optional.ofNullable(Misplaced.of(by, component, calendars, beaten))
        .map(misplaced -> refusal(by, misplaced));
  }

  private static Refusal refusal(PriceOverride by, Misplaced misplaced) {
    String component = by.component();
    return switch (misplaced) {
      case COMPONENT -> unknown(by);
      case UNPRICED -> new Refusal.MissingReference(component, Lacking.UNPRICED, component);
      case PERIOD ->
          new Refusal.MissingReference(
              component, Lacking.PERIOD, Objects.requireNonNullElse(by.period(), ""));
      case TIER -> new Refusal.MissingReference(component, Lacking.TIER, String.valueOf(by.tier()));
      case MARGINAL -> new Refusal.MissingReference(component, Lacking.MARGINAL, component);
    };
  }

  /** It cannot be told which line it should have changed: the bill as a whole is refused. */
  static Refusal unknown(PriceOverride by) {
    return new Refusal.MissingReference("", Lacking.COMPONENT, by.component());
  }
}
