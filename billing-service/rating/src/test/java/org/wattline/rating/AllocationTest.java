package org.wattline.rating;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.Event;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Rated;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.Usage;

/**
 * Four times as many intervals allocate no more: what is allocated, are lines, proofs and days. A
 * single byte for each of the 26,280 intervals more would be seen.
 */
class AllocationTest {
  private static final LocalDateRange YEAR = LocalDateRange.parse("2025-01-01/2026-01-01");
  private static final int MOST = 20_000;
  private static final int TRIES = 25;
  private static final RatingContext ACCOUNT =
      RatingContext.empty().withAttribute("contractedKw", "1");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final String CALENDAR =
      "'calendars':{'c':{'periods':['day','night'],'otherwise':'night','rules':"
          + "[{'period':'day','days':['weekday'],'times':['07:00-22:00']}]}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "by period |"
            + " 'kind':'energy','calendar':'c','prices':[{'from':'2020-01-01','periods':{'day':{'price':'2'},'night':{'price':'1'}}}]",
        "tiers |"
            + " 'kind':'energy','prices':[{'from':'2020-01-01','tiers':[{'upTo':'300','price':'1'},{'price':'2'}]}]",
        "tiers as time passes |"
            + " 'kind':'energy','calendar':'c','tiering':{'reading':'chronological'},'prices':[{'from':'2020-01-01',"
            + "'periods':{'day':{'tiers':[{'upTo':'100','price':'1'},{'upTo':'300','price':'2'},{'price':'3'}]},'night':{'tiers':[{'upTo':'200','price':'1'},{'price':'2'}]}}}]",
        "demand with a ratchet |"
            + " 'kind':'demand','window':15,'coarser':'accept','ratchet':{'percent':['80'],'months':[11]},'prices':[{'from':'2020-01-01','price':'2'}]",
        "demand of each day |"
            + " 'kind':'demand','window':15,'coarser':'accept','assess':'day','calendar':'c','prices':[{'from':'2020-01-01','price':'2'}]",
        "apparent demand |"
            + " 'kind':'demand','window':15,'coarser':'accept','quantity':'kva','prices':[{'from':'2020-01-01','price':'2'}]",
        "demand in events |"
            + " 'kind':'demand','window':15,'coarser':'accept','events':'peak','prices':[{'from':'2020-01-01','price':'2'}]",
        "excess by squares |"
            + " 'kind':'demand','window':15,'coarser':'accept','contract':{'excess':'root-of-squares'},'prices':[{'from':'2020-01-01','price':'2'}]",
        "along an index |"
            + " 'kind':'energy','prices':[{'from':'2020-01-01','index':{'id':'spot'}}],'coarser':'accept'"
      })
  void quarterHoursAllocateNoMoreThanHours(String name, String component) {
    String json =
        "{'format':'wattline-tariff/1','id':'t','name':'T','currency':'EUR','zone':'UTC',"
            + CALENDAR
            + ",'indices':{'spot':{}},'components':[{'id':'it','name':'It',"
            + component
            + "}]}";
    Tariff read = Tariff.read(json.replace('\'', '"'));
    ResolvedTariff tariff = read.resolve(Given.data(), YEAR);
    Verified.rate(read, Given.data(), YEAR, Given.usage(60), ACCOUNT);
    Verified.rate(read, Given.data(), YEAR, Given.usage(15), ACCOUNT);

    long hours = allocated(tariff, Given.usage(60));
    long quarters = allocated(tariff, Given.usage(15));

    assertThat(quarters - hours)
        .as("%s: %d after %d bytes", name, quarters, hours)
        .isLessThan(MOST);
  }

  /** The least that several ratings allocate: the first ones load classes and compile. */
  private static long allocated(ResolvedTariff tariff, Usage usage) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      Rated rated = tariff.rate(usage, ACCOUNT);
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
      assertThat(rated.refusals()).isEmpty();
    }
    return least;
  }

  private static final class Given {
    static Usage usage(int minutes) {
      RawIntervals values = intervals(minutes);
      return new Usage(
          Map.of("import", ChannelUsage.of(values), "reactive", ChannelUsage.of(values)));
    }

    private static RawIntervals intervals(int minutes) {
      long[] values = new long[YEAR.days() * 24 * 60 / minutes];
      for (int i = 0; i < values.length; i++) {
        values[i] = 7L * minutes + (i * (long) minutes / 60) % 24 * minutes;
      }
      return new RawIntervals(
          YEAR.from().atStartOfDay(ZoneId.of("UTC")).toInstant(), minutes, 0, values);
    }

    static ReferenceData data() {
      RawIntervals prices = intervals(60);
      return ReferenceData.none()
          .withSeries("spot", new PriceSeries(prices.start(), 15, 2, intervals(15).values()))
          .withEvents(
              "peak",
              IntStream.range(0, 12)
                  .mapToObj(
                      month ->
                          new Event(
                              "event",
                              prices.start().plusSeconds(month * 2_600_000L),
                              prices.start().plusSeconds(month * 2_600_000L + 7200)))
                  .toList());
    }
  }
}
