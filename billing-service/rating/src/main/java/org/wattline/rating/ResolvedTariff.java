package org.wattline.rating;

import java.util.List;
import java.util.ServiceLoader;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.engine.Engine;
import org.wattline.rating.engine.Needs;
import org.wattline.rating.result.Rated;
import org.wattline.rating.spread.IntervalCosts;
import org.wattline.rating.spread.Spreader;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.usage.Usage;

/** A tariff bound to a period: made for computing, shared by all accounts that have it. */
public final class ResolvedTariff {
  /** The longest period that is rated at once: ten years. */
  public static final int MAX_DAYS = 3_660;

  private static final List<Witness> WITNESSES =
      ServiceLoader.load(Witness.class, Witness.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private final Engine engine;
  private final TariffDocument given;
  private final ReferenceData data;
  private final LocalDateRange period;

  ResolvedTariff(TariffDocument tariff, ReferenceData data, LocalDateRange period) {
    if (period.isEmpty() || period.days() > MAX_DAYS) {
      throw new IllegalArgumentException("A period has 1 to " + MAX_DAYS + " days: " + period);
    }
    this.period = period;
    this.given = tariff;
    this.data = data;
    this.engine = new Engine(tariff, data, period);
  }

  public LocalDateRange period() {
    return period;
  }

  /** The tariff with all that it inherits from its base list. */
  public TariffDocument document() {
    return engine.tariff();
  }

  /** What rating needs of an account of which nothing is known yet. */
  public Requirements requirements() {
    return requirements(RatingContext.empty());
  }

  /**
   * What rating needs of an account whose classes, attributes, coupons and components of its own
   * are known: they decide which components apply, and only those ask for something.
   */
  public Requirements requirements(RatingContext context) {
    Needs needs = engine.needs(context);
    int around = needs.weekAround() ? 7 : 0;
    return new Requirements(
        period,
        new LocalDateRange(period.from().minusDays(around), period.to().plusDays(around)),
        needs.channels().entrySet().stream()
            .map(
                entry ->
                    new Requirements.ChannelRequirement(
                        entry.getKey(),
                        entry.getValue().intervals(),
                        entry.getValue().maxMinutes(),
                        entry.getValue().windows(),
                        entry.getValue().alike(),
                        entry.getValue().peaks(),
                        entry.getValue().periods()))
            .toList(),
        needs.attributes(),
        needs.deciding(),
        needs.history(),
        needs.indices(),
        needs.events(),
        needs.carried());
  }

  /**
   * Rates one account. What cannot be rated is refused by name; everything else is rated.
   *
   * @param usage what was used
   * @param context what is known of the account
   * @throws IllegalArgumentException when a value of the usage is beyond what a meter can measure
   */
  public Rated rate(Usage usage, RatingContext context) {
    Rated rated = engine.rate(usage, context);
    for (Witness witness : WITNESSES) {
      witness.rated(given, data, usage, rated);
    }
    return rated;
  }

  /**
   * What each interval's energy came to in a rating by this tariff.
   *
   * @param usage what it was rated from
   */
  public IntervalCosts costs(Usage usage, Rated rated) {
    return Spreader.spread(document(), data, usage, rated);
  }
}
