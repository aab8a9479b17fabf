package org.wattline.rating.urdb;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a URDB document does not say and an importer must know.
 *
 * @param zone the zone of the rate's schedules; URDB names none
 * @param currency the currency of its amounts; URDB names none
 * @param lenient go on without the fields that cannot be represented (they are listed) instead of
 *     refusing
 * @param omitted fields, by their URDB names, that the caller leaves out knowingly
 * @param generation whether the tariff is for an account that generates, so that {@code dgrules}
 *     apply
 * @param tiers how tiers and time-of-use periods meet; URDB does not say
 * @param shorterTables what a period without a price for the higher tiers charges there
 * @param dailyFixedCharge how a charge per day becomes a monthly amount
 * @param enforceLimits whether the rate's demand and usage limits become applicability limits of
 *     the tariff
 * @param validFrom first day of the tariff; empty: the rate's own start date
 */
public record UrdbOptions(
    ZoneId zone,
    Currency currency,
    boolean lenient,
    Set<String> omitted,
    boolean generation,
    Tiers tiers,
    ShorterTables shorterTables,
    DailyFixedCharge dailyFixedCharge,
    boolean enforceLimits,
    Optional<LocalDate> validFrom) {

  /** The readings of tiers under time of use that published engines use. */
  public enum Tiers {
    /**
     * Pro rata, and chronological where the rate's rule for generation works interval by interval.
     */
    BY_GENERATION_RULE,
    /** The month's total decides the tiers; every period has its share of each. */
    PRO_RATA,
    /** Tiers fill in the order of time, whatever the period. */
    CHRONOLOGICAL,
    /** Every period counts its own energy. */
    PER_PERIOD
  }

  /** What energy costs in a tier that other periods of the same month have and this one lacks. */
  public enum ShorterTables {
    /** The price of the period's last tier goes on. */
    LAST_PRICE,
    /** Nothing, as two published engines compute it. */
    FREE
  }

  /** A charge stated in money per day. */
  public enum DailyFixedCharge {
    /** Times the days of each bill. */
    ACTUAL_DAYS,
    /** A twelfth of 365 days every month, as another published engine computes it. */
    TWELFTH_OF_YEAR
  }

  public UrdbOptions {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(tiers, "tiers");
    Objects.requireNonNull(shorterTables, "shorterTables");
    Objects.requireNonNull(dailyFixedCharge, "dailyFixedCharge");
    Objects.requireNonNull(validFrom, "validFrom");
    omitted = Set.copyOf(omitted);
  }

  /**
   * Strict, in US dollars, for an account that does not generate, days as they are, limits
   * enforced, valid from the rate's own start.
   */
  public static UrdbOptions strict(ZoneId zone) {
    return new UrdbOptions(
        zone,
        Currency.getInstance("USD"),
        false,
        Set.of(),
        false,
        Tiers.BY_GENERATION_RULE,
        ShorterTables.LAST_PRICE,
        DailyFixedCharge.ACTUAL_DAYS,
        true,
        Optional.empty());
  }

  public UrdbOptions withCurrency(Currency value) {
    return with(copy -> copy.currency = value);
  }

  public UrdbOptions withLenient(boolean value) {
    return with(copy -> copy.lenient = value);
  }

  public UrdbOptions withOmitted(Set<String> value) {
    return with(copy -> copy.omitted = value);
  }

  public UrdbOptions withGeneration(boolean value) {
    return with(copy -> copy.generation = value);
  }

  public UrdbOptions withTiers(Tiers value) {
    return with(copy -> copy.tiers = value);
  }

  public UrdbOptions withShorterTables(ShorterTables value) {
    return with(copy -> copy.shorterTables = value);
  }

  public UrdbOptions withDailyFixedCharge(DailyFixedCharge value) {
    return with(copy -> copy.dailyFixedCharge = value);
  }

  public UrdbOptions withEnforceLimits(boolean value) {
    return with(copy -> copy.enforceLimits = value);
  }

  public UrdbOptions withValidFrom(LocalDate value) {
    return with(copy -> copy.validFrom = Optional.of(value));
  }

  private UrdbOptions with(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return copy.options();
  }

  /** The options while one of them is changed. */
  private static final class Copy {
    private final ZoneId zone;
    private Currency currency;
    private boolean lenient;
    private Set<String> omitted;
    private boolean generation;
    private Tiers tiers;
    private ShorterTables shorterTables;
    private DailyFixedCharge dailyFixedCharge;
    private boolean enforceLimits;
    private Optional<LocalDate> validFrom;

    Copy(UrdbOptions options) {
      zone = options.zone;
      currency = options.currency;
      lenient = options.lenient;
      omitted = options.omitted;
      generation = options.generation;
      tiers = options.tiers;
      shorterTables = options.shorterTables;
      dailyFixedCharge = options.dailyFixedCharge;
      enforceLimits = options.enforceLimits;
      validFrom = options.validFrom;
    }

    UrdbOptions options() {
      return new UrdbOptions(
          zone,
          currency,
          lenient,
          omitted,
          generation,
          tiers,
          shorterTables,
          dailyFixedCharge,
          enforceLimits,
          validFrom);
    }
  }
}
