package org.wattline.billing.collections;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.collections.NewArrangement;

/**
 * Who gets which arrangement: facts to an allowance, or a refusal with its reason.
 *
 * @param mostMonths the most instalments
 * @param leastEach the least of each, in the account's currency
 * @param afterBroken how long after a broken arrangement there is no other; null where that does
 *     not matter
 */
public record ArrangementPolicy(
    int mostMonths, BigDecimal leastEach, @Nullable Period afterBroken) {
  public static final int LEAST_MONTHS = NewArrangement.LEAST_MONTHS;

  /** The first instalment is at most so many days on: money that is owed is not put off by it. */
  public static final int LATEST_FIRST_DAYS = 31;

  /** The day that is proposed where nobody chose one. */
  public static final int USUAL_FIRST_DAYS = 14;

  /** A bank transfer takes three days over a weekend; three attempts on a card take six. */
  public static final int GRACE_DAYS = 7;

  /** What a person of the account agrees alone. */
  public static final ArrangementPolicy CUSTOMER =
      new ArrangementPolicy(6, BigDecimal.TEN, Period.ofMonths(12));

  /** What staff agree with a customer: longer, smaller, and again after a broken one. */
  public static final ArrangementPolicy STAFF =
      new ArrangementPolicy(NewArrangement.MOST_MONTHS, BigDecimal.ONE, null);

  /**
   * What is known of an account.
   *
   * @param owed what would be covered, 0 or more
   * @param running whether an arrangement runs
   * @param brokenOn when the last that was broken was; null for none
   * @param contested whether a payer's bank takes a payment back
   */
  public record Facts(
      BigDecimal owed,
      boolean running,
      @Nullable LocalDate brokenOn,
      boolean contested,
      LocalDate today) {}

  /** What the policy says to the facts. */
  public sealed interface Decision {
    /** From {@link #LEAST_MONTHS} to so many instalments. */
    record Allowed(int mostMonths) implements Decision {}

    /** None at all. */
    record Refused(Reason reason) implements Decision {}
  }

  /** Why there is none. */
  public sealed interface Reason {
    /** Money that is contested is nobody's to ask for. */
    record Disputed() implements Reason {}

    /** One at a time. */
    record Running() implements Reason {}

    /** One was broken; from a day on that does not count any more. */
    record BrokenLately(LocalDate until) implements Reason {}

    /** Nothing is owed. */
    record NothingOwed() implements Reason {}

    /** Even two instalments would be smaller than that. */
    record TooSmall(BigDecimal leastEach) implements Reason {}
  }

  public Decision decide(Facts facts) {
    if (facts.running()) {
      return new Decision.Refused(new Reason.Running());
    }
    if (facts.owed().signum() <= 0) {
      return new Decision.Refused(new Reason.NothingOwed());
    }
    if (facts.contested()) {
      return new Decision.Refused(new Reason.Disputed());
    }
    if (afterBroken != null && facts.brokenOn() != null) {
      LocalDate until = facts.brokenOn().plus(afterBroken);
      if (facts.today().isBefore(until)) {
        return new Decision.Refused(new Reason.BrokenLately(until));
      }
    }
    // the smallest instalment is the sum divided and rounded down to the currency's unit, which the
    // least is a multiple of: the sum holds the least that many times
    int months =
        facts
            .owed()
            .divide(leastEach, 0, RoundingMode.DOWN)
            .min(BigDecimal.valueOf(mostMonths))
            .intValueExact();
    return months < LEAST_MONTHS
        ? new Decision.Refused(new Reason.TooSmall(leastEach))
        : new Decision.Allowed(months);
  }
}
