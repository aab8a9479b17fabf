package org.wattline.rating.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.TaxLine;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.Usage;

/** What holds for every bill. The seed of a case that fails is printed and makes it again. */
class RatingProperties {
  /** The only Monday of the season in the cycle is a holiday, and lies before the bill. */
  @Example
  void theVerifierKnowsAHolidayOfTheCycleThatLiesBeforeTheBill() {
    theVerifierAgreesWithEveryLineAndABillIsTheSumOfItsLines(7_011_984_820_532_224_652L);
  }

  /** A bill assessed as one has the end of the true-up month before the component's first day. */
  @Example
  void theVerifierSettlesNothingOfAComponentThatBeginsAfterTheTrueUp() {
    theVerifierAgreesWithEveryLineAndABillIsTheSumOfItsLines(8_566_057_805_553_020L);
  }

  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
  void theVerifierAgreesWithEveryLineAndABillIsTheSumOfItsLines(@ForAll long seed) {
    RandomCase random = RandomCase.of(seed, 20, false);

    Rated rated =
        Verified.rate(
            random.tariff(), random.data(), random.period(), random.usage(), random.context());

    assertThat(rated.total())
        .isEqualTo(
            sum(
                Stream.concat(
                    rated.lines().stream().map(Line::amount),
                    rated.taxes().stream().map(TaxLine::amount))));
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  void twoPartsOfAPeriodComeToTheWholeWhereTheTariffIsAdditive(@ForAll long seed) {
    RandomCase random = RandomCase.of(seed, 35, false, made -> made.withAdditive(4));
    LocalDate from = random.period().from();
    int days = random.period().days();
    LocalDate middle = from.plusDays(Math.floorMod(seed, days));
    Exact parts = Exact.ZERO;
    for (LocalDateRange part :
        List.of(
            new LocalDateRange(from, middle), new LocalDateRange(middle, random.period().to()))) {
      if (!part.isEmpty()) {
        parts = parts.plus(unrounded(random.rate(random.tariff(), random.usage(), part)));
      }
    }

    Rated whole = random.rate();

    if (whole.isComplete()) {
      assertThat(unrounded(whole)).isEqualTo(parts);
    }
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  void theOrderOfIndependentComponentsChangesNoAmount(@ForAll long seed) {
    RandomCase random = RandomCase.of(seed, 35, true);

    Rated other = random.rate(random.made().reversed(), random.usage(), random.period());

    assertThat(amounts(other)).isEqualTo(amounts(random.rate()));
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  void whatUsesNothingCostsNothing(@ForAll long seed) {
    RandomCase random = RandomCase.of(seed, 35, false);
    Map<String, ChannelUsage> more = new HashMap<>(random.usage().channels());
    more.put(
        "idle",
        ChannelUsage.of(
            RandomCase.intervals(
                random.period(), random.tariff().document().zone(), 60, slot -> 0)));

    Rated other = random.rate(random.tariff(), new Usage(more), random.period());

    assertThat(other.total()).isEqualTo(random.rate().total());
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  void usingMoreNeverCostsLessWherePricesArePositiveAndRise(@ForAll long seed) {
    RandomCase random = RandomCase.of(seed, 35, true);
    Map<String, ChannelUsage> more = new HashMap<>(random.usage().channels());
    ChannelUsage before = Objects.requireNonNull(more.get("import"));
    RawIntervals intervals = (RawIntervals) Objects.requireNonNull(before.intervals());
    long[] values = intervals.values().clone();
    int at = Math.floorMod(seed, values.length);
    values[at] += values[at] == PackedDay.MISSING ? 0 : Math.floorMod(seed, 50_000);
    more.put(
        "import",
        new ChannelUsage(
            new RawIntervals(intervals.start(), intervals.minutes(), 0, values),
            before.registers(),
            before.peaks()));

    Rated dearer = random.rate(random.tariff(), new Usage(more), random.period());

    assertThat(dearer.total()).isGreaterThanOrEqualTo(random.rate().total());
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  void creditIsNeverSpentBeyondWhatItMayPayForNorBeyondWhatWasEarned(@ForAll long seed) {
    RandomCase random = RandomCase.of(seed, 35, false, RandomTariff::withWallet);
    Rated rated = random.rate();
    if (!rated.isComplete() || lines(rated, "wallet2").findAny().isEmpty()) {
      return;
    }
    boolean rounded = rated.lines().stream().allMatch(RatingProperties::isCountedRounded);
    Exact energy = sum(lines(rated, "energy0").map(line -> counted(line, rounded)));
    Exact credit = sum(lines(rated, "energy1").map(line -> counted(line, rounded)));
    Exact earned = credit.negated().max(Exact.ZERO);
    Exact wallet =
        sum(
            lines(rated, "wallet2")
                .filter(line -> !line.id().endsWith("/settlement"))
                .map(Line::unrounded));

    Exact spent = earned.minus(wallet);

    assertThat(spent).isBetween(Exact.ZERO, energy.max(Exact.ZERO).min(earned));
  }

  private static boolean isCountedRounded(Line line) {
    return !line.formula().toString().contains("rounded=false");
  }

  private static Exact counted(Line line, boolean rounded) {
    return rounded ? line.amount() : line.unrounded();
  }

  private static Stream<Line> lines(Rated rated, String component) {
    return rated.lines().stream().filter(line -> line.component().equals(component));
  }

  private static Map<String, Exact> amounts(Rated rated) {
    Map<String, Exact> amounts = new HashMap<>();
    rated.lines().forEach(line -> amounts.put(line.id(), line.amount()));
    return amounts;
  }

  private static Exact unrounded(Rated rated) {
    return sum(rated.lines().stream().map(Line::unrounded));
  }

  private static Exact sum(Stream<Exact> amounts) {
    return amounts.reduce(Exact.ZERO, Exact::plus);
  }
}
