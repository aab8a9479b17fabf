package org.wattline.rating.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.Requirements;
import org.wattline.rating.Requirements.ChannelRequirement;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.Usage;

/** Holds what a tariff says that it needs to what rating then asks for, on every vector. */
class RequirementsTest {
  private static final List<Integer> LENGTHS = List.of(1, 5, 10, 15, 20, 30, 60);

  @TestFactory
  Stream<DynamicTest> whatIsNamedIsEnoughAndNothingOfItCanBeLeftAway() {
    return TortureVector.all().stream()
        .map(AsNamed::new)
        .filter(given -> !given.namesWhatIsNotThere())
        .map(
            given ->
                dynamicTest(
                    given.id(),
                    () -> {
                      assertThat(given.lacking(given.rate())).as("with all named").isEmpty();
                      leaveChannelsAway(given);
                      readRegistersInstead(given);
                      leaveOthersAway(given);
                    }));
  }

  private static void leaveChannelsAway(AsNamed given) {
    for (ChannelRequirement channel : given.needs().channels()) {
      Map<String, ChannelUsage> less = new HashMap<>(given.usage().channels());
      less.remove(channel.name());
      assertThat(given.lacking(given.rate(new Usage(less))))
          .as("without channel " + channel.name())
          .isNotEmpty();
      Set<String> group = new TreeSet<>(channel.alike());
      group.add(channel.name());
      for (int longer : LENGTHS) {
        if (longer > channel.maxMinutes() && longer % channel.maxMinutes() == 0) {
          assertThat(given.lacking(given.rate(given.usage(group, longer))))
              .as(channel.name() + " with intervals of " + longer + " minutes")
              .isNotEmpty();
        }
      }
    }
  }

  private static void readRegistersInstead(AsNamed given) {
    Map<String, ChannelUsage> read = new HashMap<>(given.usage().channels());
    for (ChannelRequirement channel : given.needs().channels()) {
      if (channel.intervals()) {
        Map<String, ChannelUsage> less = new HashMap<>(given.usage().channels());
        less.put(channel.name(), given.registers(channel, true));
        assertThat(given.lacking(given.rate(new Usage(less))))
            .as("with registers on " + channel.name())
            .isNotEmpty();
      } else {
        read.put(channel.name(), given.registers(channel, channel.peaks()));
      }
    }
    assertThat(given.lacking(given.rate(new Usage(read)))).as("with registers").isEmpty();
  }

  private static void leaveOthersAway(AsNamed given) {
    Requirements needs = given.needs();
    for (String index : needs.indices()) {
      assertThat(given.lacking(given.rateWithout(index))).as("without " + index).isNotEmpty();
    }
    for (String events : needs.events()) {
      assertThat(given.lacking(given.rateWithout(events))).as("without " + events).isNotEmpty();
    }
    for (String attribute : needs.attributes()) {
      assertThat(given.lacking(given.rateWithoutAttribute(attribute)))
          .as("without " + attribute)
          .isNotEmpty();
    }
    for (String demand : needs.history().keySet()) {
      if (given.requiresHistory(demand)) {
        assertThat(given.lacking(given.rateWithOneCycleLess(demand)))
            .as("with a cycle less of " + demand)
            .isNotEmpty();
      }
    }
  }

  @Test
  void estimatesFromTheWeekBeforeNeedTheUsageOfThatWeek() {
    Requirements needs = needs("'missing':'same-time-last-week',", energy(""));

    assertThat(needs.period()).isEqualTo(LocalDateRange.parse("2024-01-01/2024-02-01"));
    assertThat(needs.usage()).isEqualTo(LocalDateRange.parse("2023-12-25/2024-02-08"));
    assertThat(needs("", energy("")).usage()).isEqualTo(needs.period());
  }

  @Test
  void aChannelNeedsIntervalsAsShortAsIndicesWindowsAndItsPartnersAsk() {
    String index = "'kind':'energy','prices':[{'from':'2020-01-01','index':{'id':'spot'}}]";

    assertThat(lengths(index)).containsExactly("import 15");
    assertThat(lengths("'coarser':'accept'," + index)).containsExactly("import 60");
    assertThat(lengths(demand("'quantity':'kva'"))).containsExactly("import 15", "reactive 15");
    assertThat(lengths(demand("'channel':'net'"))).containsExactly("generation 15", "load 15");
    assertThat(lengths(demand("'coarser':'accept'"))).containsExactly("import 60");
    assertThat(lengths(energy(",'calendar':'c'"))).containsExactly("import 30");
  }

  @Test
  void contractedPowerByPeriodIsNamedBesideThePlainOne() {
    Requirements needs = needs("", demand("'calendar':'c','contract':{}"));

    assertThat(needs.attributes()).containsExactly("contractedKw");
    assertThat(needs.deciding()).containsExactly("contractedKw.day", "contractedKw.night");
  }

  @Test
  void whatAppliesToNobodyInThePeriodAsksForNothing() {
    assertThat(lengths("'from':'2025-01-01'," + demand("'channel':'other'"))).isEmpty();
  }

  private static String demand(String more) {
    return "'kind':'demand','window':15,'prices':[{'from':'2020-01-01','price':'1'}]," + more;
  }

  private static String energy(String more) {
    return "'kind':'energy','prices':[{'from':'2020-01-01','periods':{'day':{'price':'1'},"
        + "'night':{'price':'2'}}}]"
        + more;
  }

  private static List<String> lengths(String component) {
    return needs("", component).channels().stream()
        .map(channel -> channel.name() + " " + channel.maxMinutes())
        .toList();
  }

  private static Requirements needs(String more, String component) {
    String json =
        "{'format':'wattline-tariff/1','id':'t','name':'T','currency':'EUR',"
            + more
            + "'zone':'Europe/Brussels','channels':{'net':{'plus':['load'],'minus':['generation']}},"
            + "'calendars':{'c':{'periods':['day','night'],'otherwise':'night','rules':"
            + "[{'period':'day','times':['07:30-22:00']}]}},"
            + "'indices':{'spot':{}},'components':[{'id':'it','name':'It',"
            + component
            + "}]}";
    return Tariff.read(json.replace('\'', '"'))
        .resolve(
            ReferenceData.none()
                .withSeries("spot", new PriceSeries(Instant.EPOCH, 15, 2, new long[1])),
            LocalDateRange.parse("2024-01-01/2024-02-01"))
        .requirements();
  }
}
