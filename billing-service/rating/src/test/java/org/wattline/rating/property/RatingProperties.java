package org.wattline.rating.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.TaxLine;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.Usage;

/** What holds for every bill. The seed of a case that fails is printed and makes it again. */
class RatingProperties {
  /**
   * The same cases in every build, so that a build fails for what was changed in it; to look at
   * others, change it.
   */
  private static final String SEED = "20261130";

  /** The least share of random bills that have every line: refused ones prove little. */
  private static final double LEAST_COMPLETE = 60;

  /** The only Monday of the season in the cycle is a holiday, and lies before the bill. */
  @Example
  void theVerifierKnowsAHolidayOfTheCycleThatLiesBeforeTheBill() {
    aBillIsTheSumOfItsLines(RandomCase.of(7_011_984_820_532_224_652L, 20, false).rate());
  }

  /** A bill assessed as one has the end of the true-up month before the component's first day. */
  @Example
  void theVerifierSettlesNothingOfAComponentThatBeginsAfterTheTrueUp() {
    aBillIsTheSumOfItsLines(RandomCase.of(8_566_057_805_553_020L, 20, false).rate());
  }

  @Example
  void theVerifierTellsTheTiersOfAPeriodApartByWhatHoldsForThatPeriod() {
    aBillIsTheSumOfItsLines(RandomCase.varied(-58_335L, 20).rate());
  }

  @Example
  void theVerifierRefusesThresholdsByTheDemandOfACycleWithoutAny() {
    aBillIsTheSumOfItsLines(RandomCase.varied(-8_082_526_981_008_140_440L, 20).rate());
  }

  @Example
  void aPriceOfTheAccountForTheOnlyTierHoldsOnWhereTheListChanges() {
    aBillIsTheSumOfItsLines(RandomCase.varied(-38_180L, 20).rate());
  }

  /** The other lacks an index in the bill before, whose energy had climbed its tiers already. */
  @Example
  void aPriceThatIsAnothersHighestIsRefusedWithTheOther() {
    aBillIsTheSumOfItsLines(RandomCase.varied(478_126_625_273_995_221L, 20).rate());
  }

  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF, seed = SEED)
  void theVerifierAgreesWithEveryLineAndABillIsTheSumOfItsLines(@ForAll long seed) {
    Rated rated = RandomCase.varied(seed, 20).rate();

    aBillIsTheSumOfItsLines(rated);
    Statistics.label("bills").collect(rated.isComplete() ? "complete" : "refused in part");
    Statistics.label("bills")
        .coverage(bills -> bills.check("complete").percentage(share -> share >= LEAST_COMPLETE));
  }

  private static void aBillIsTheSumOfItsLines(Rated rated) {
    assertThat(rated.total())
        .isEqualTo(
            sum(
                Stream.concat(
                    rated.lines().stream().map(Line::amount),
                    rated.taxes().stream().map(TaxLine::amount))));
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF, seed = SEED)
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

    Statistics.label("parts").collect(whole.isComplete() ? "complete" : "refused in part");
    Statistics.label("parts")
        .coverage(bills -> bills.check("complete").percentage(share -> share >= LEAST_COMPLETE));
    if (whole.isComplete()) {
      assertThat(unrounded(whole)).isEqualTo(parts);
    }
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF, seed = SEED)
  void theOrderOfIndependentComponentsChangesNoAmount(@ForAll long seed) {
    RandomCase random = RandomCase.of(seed, 35, false, made -> made.withIndependent(6));

    Rated other =
        random.rate(random.made().shuffled(new Random(seed)), random.usage(), random.period());

    Rated rated = random.rate();
    assertThat(amounts(other)).isEqualTo(amounts(rated));
    assertThat(other.total()).isEqualTo(rated.total());
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF, seed = SEED)
  void whatUsesNothingCostsNothing(@ForAll long seed) {
    RandomCase random = RandomCase.of(seed, 35, false);
    Map<String, ChannelUsage> more = new HashMap<>(random.usage().channels());
    more.put(
        "idle",
        ChannelUsage.of(
            RandomCase.intervals(
                random.period(), random.tariff().document().zone(), 60, slot -> 0)));

    Rated rated = random.rate();
    Rated other = random.rate(random.made().withIdle(), new Usage(more), random.period());

    assertThat(other.total()).isEqualTo(rated.total());
    assertThat(other.lines()).hasSizeGreaterThan(rated.lines().size());
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF, seed = SEED)
  void anIntervalDividedIntoAllOfItAndNothingCostsTheSame(@ForAll long seed) {
    RandomCase random = RandomCase.of(seed, 20, false, made -> made.withoutDemand(4));

    Rated other = random.rate(random.tariff(), random.split(), random.period());

    Rated rated = random.rate();
    assertThat(amounts(other)).isEqualTo(amounts(rated));
    assertThat(other.total()).isEqualTo(rated.total());
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF, seed = SEED)
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

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF, seed = SEED)
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

  /** What each line and tax comes to, before and after rounding. */
  private static Map<String, List<Exact>> amounts(Rated rated) {
    Map<String, List<Exact>> amounts = new HashMap<>();
    rated.lines().forEach(line -> amounts.put(line.id(), List.of(line.unrounded(), line.amount())));
    rated.taxes().forEach(tax -> amounts.put(tax.id(), List.of(tax.unrounded(), tax.amount())));
    return amounts;
  }

  /** Lines and taxes before rounding. */
  private static Exact unrounded(Rated rated) {
    return sum(
        Stream.concat(
            rated.lines().stream().map(Line::unrounded),
            rated.taxes().stream().map(TaxLine::unrounded)));
  }

  private static Exact sum(Stream<Exact> amounts) {
    return amounts.reduce(Exact.ZERO, Exact::plus);
  }
}
