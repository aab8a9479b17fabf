package org.wattline.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wattline.rating.A.intervals;
import static org.wattline.rating.A.tariff;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.kernel.Exact;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.spread.ChannelCosts;
import org.wattline.rating.spread.IntervalCosts;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.rating.usage.Usage;

/** What is spread over intervals adds up to the lines, and each interval has its own price. */
class IntervalCostsTest {
  /** A month with a change of the clock in it: 745 hours. */
  private static final String OCTOBER = "2025-10-01/2025-11-01";

  private static final String TOU =
      "'calendars':{'tou':{'periods':['off','peak'],'otherwise':'off',"
          + "'rules':[{'period':'peak','days':['weekday'],'times':['07:00-22:00']}]}}";
  private static final String BY_PERIOD =
      "{'kind':'energy','id':'e','name':'E','calendar':'tou','prices':[{'from':'2025-01-01',"
          + "'periods':{'peak':{'price':'0.31'},'off':{'price':'0.17'}}}]}";
  private static final String LEVY =
      "{'kind':'energy','id':'l','name':'L','group':'levy','prices':["
          + "{'from':'2025-01-01','price':'0.05'},{'from':'2025-10-13','price':'0.047'}]}";
  private static final String FEED_IN =
      "{'kind':'energy','id':'f','name':'F','group':'generation','direction':'credit',"
          + "'channel':'export','prices':[{'from':'2025-01-01','price':'0.04'}]}";
  private static final String STANDING =
      "{'kind':'fixed','id':'s','name':'S','group':'service','per':'month',"
          + "'prices':[{'from':'2025-01-01','price':'10'}]}";

  @Test
  void anIntervalCostsItsEnergyAtThePricesOfItsPeriodAndDay() {
    Spread spread = spread(tariff(TOU, BY_PERIOD + "," + LEVY + "," + STANDING), wavy());
    ChannelCosts costs = spread.costs().of("import").orElseThrow();

    // Friday 3 October, 10:00 in Brussels, and Saturday 18 October, 23:45
    assertThat(priceAt(costs, "2025-10-03T08:00:00Z")).isEqualTo(Exact.parse("0.36"));
    assertThat(priceAt(costs, "2025-10-18T21:45:00Z")).isEqualTo(Exact.parse("0.217"));
    assertThat(period(spread.costs(), "2025-10-03T08:00:00Z")).isEqualTo("peak");
    assertThat(period(spread.costs(), "2025-10-18T21:45:00Z")).isEqualTo("off");
    assertThat(spread.costs().leftOut())
        .singleElement()
        .satisfies(left -> assertThat(left.line().component()).isEqualTo("s"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BY_PERIOD,
        LEVY,
        FEED_IN,
        "{'kind':'energy','id':'t','name':'T','prices':[{'from':'2025-01-01','tiers':["
            + "{'upTo':'100','price':'0.20'},{'price':'0.30'}]}]}",
        "{'kind':'energy','id':'r','name':'R','quantityRounding':{'step':'1'},"
            + "'factors':[{'from':'2025-01-01','factor':'1.03'}],"
            + "'prices':[{'from':'2025-01-01','price':'0.20'}]}",
        "{'kind':'energy','id':'n','name':'N','calendar':'tou',"
            + "'netting':{'against':'export'},'prices':[{'from':'2025-01-01',"
            + "'periods':{'peak':{'price':'0.31'},'off':{'price':'0.17'}}}]}",
        "{'kind':'energy','id':'i','name':'I','prices':[{'from':'2025-01-01',"
            + "'index':{'id':'spot','factor':'1.05','add':'0.012'}}]}"
      })
  void allIntervalsAddUpToTheLinesUnrounded(String component) {
    Spread spread =
        spread(
            tariff(
                TOU + ",'indices':{'spot':{'type':'interval','unit':'mwh','floor':'0'}}",
                component + "," + STANDING),
            wavy().with("export", ChannelUsage.of(intervals(OCTOBER, 15, slot -> slot % 50))));

    Exact lines =
        spread.rated().lines().stream()
            .filter(line -> !line.component().equals("s"))
            .map(Line::unrounded)
            .reduce(Exact.ZERO, Exact::plus);
    assertThat(lines.isZero()).isFalse();
    assertThat(spread.costs().total()).isEqualTo(lines);
    assertThat(spread.costs().leftOut()).hasSize(1);
  }

  @Test
  void anHourOfADynamicPriceCostsWhatThatHourCost() {
    Spread spread =
        spread(
            tariff(
                "'indices':{'spot':{'type':'interval','unit':'mwh','floor':'0'}}",
                "{'kind':'energy','id':'i','name':'I','prices':[{'from':'2025-01-01',"
                    + "'index':{'id':'spot','factor':'1.05','add':'0.012'}}]}"),
            wavy());
    ChannelCosts costs = spread.costs().of("import").orElseThrow();

    // the price of slot n is (n % 7 - 1) * 10 a MWh, and not below nothing
    assertThat(priceAt(costs, "2025-09-30T22:00:00Z")).isEqualTo(Exact.parse("0.012"));
    assertThat(priceAt(costs, "2025-10-01T03:00:00Z")).isEqualTo(Exact.parse("0.054"));
  }

  @Test
  void whatIsReadOffARegisterIsOfNoInterval() {
    Tariff plain = tariff(LEVY);
    Usage register =
        new Usage(
            java.util.Map.of(
                "import",
                ChannelUsage.ofRegisters(
                    List.of(
                        new RegisterTotal(
                            A.days(OCTOBER).from(),
                            A.days(OCTOBER).to(),
                            null,
                            Exact.parse("200"))))));

    Spread spread = spread(plain, register);

    assertThat(spread.costs().channels()).isEmpty();
    assertThat(spread.costs().leftOut().getFirst().amount())
        .isEqualTo(spread.rated().lines().getFirst().unrounded());
  }

  @Test
  void whatIsMissingHasNoCost() {
    Usage gap =
        Usage.of("import", intervals(OCTOBER, 15, slot -> slot == 40 ? PackedDay.MISSING : 100));
    ResolvedTariff resolved = tariff(LEVY).resolve(ReferenceData.none(), A.days(OCTOBER));

    Rated rated = resolved.rate(gap, RatingContext.empty());
    IntervalCosts costs = resolved.costs(gap, rated);

    assertThat(rated.isComplete()).isFalse();
    assertThat(costs.channels()).isEmpty();
  }

  private record Spread(Rated rated, IntervalCosts costs) {}

  private static Spread spread(Tariff tariff, Usage usage) {
    long[] spot = new long[745];
    for (int hour = 0; hour < spot.length; hour++) {
      spot[hour] = (hour % 7 - 1) * 10L;
    }
    ReferenceData data =
        ReferenceData.none()
            .withSeries(
                "spot", new PriceSeries(Instant.parse("2025-09-30T22:00:00Z"), 60, 0, spot));
    ResolvedTariff resolved = tariff.resolve(data, A.days(OCTOBER));
    Rated rated = resolved.rate(usage, RatingContext.empty());
    assertThat(rated.refusals()).isEmpty();
    return new Spread(rated, resolved.costs(usage, rated));
  }

  private static Usage wavy() {
    return Usage.of("import", intervals(OCTOBER, 15, slot -> 40 + slot % 97));
  }

  private static int at(ChannelCosts costs, String instant) {
    for (int i = 0; i < costs.size(); i++) {
      if (costs.start(i).equals(Instant.parse(instant))) {
        return i;
      }
    }
    throw new AssertionError("No interval begins at " + instant);
  }

  /** Money for a kWh. */
  private static Exact priceAt(ChannelCosts costs, String instant) {
    int i = at(costs, instant);
    return Objects.requireNonNull(costs.cost(i)).dividedBy(Objects.requireNonNull(costs.energy(i)));
  }

  private static String period(IntervalCosts costs, String instant) {
    ChannelCosts channel = costs.of("import").orElseThrow();
    return costs.periods().get(channel.period(at(channel, instant)));
  }
}
