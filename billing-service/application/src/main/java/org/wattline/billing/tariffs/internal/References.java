package org.wattline.billing.tariffs.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.context.DatedValue;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.tariff.TariffDocument;

/** Fetches what tariffs name and do not hold: their bases and the values of their indices. */
@Component
class References {
  /** A market's day may begin half a day before or after that of UTC. */
  private static final int MARGIN_DAYS = 1;

  private final IndexRows indices;

  References(IndexRows indices) {
    this.indices = indices;
  }

  /**
   * @param chain the tariff, then its base, the base's base …
   */
  ReferenceData of(List<TariffDocument> chain, LocalDateRange days, @Nullable Instant knownAt) {
    Map<String, TariffDocument> bases =
        chain.stream().skip(1).collect(Collectors.toMap(TariffDocument::id, each -> each));
    Collection<String> codes =
        chain.stream().flatMap(each -> each.indices().keySet().stream()).distinct().toList();
    Map<String, PriceSeries> series = new HashMap<>();
    Map<String, List<DatedValue>> dated = new HashMap<>();
    if (!codes.isEmpty()) {
      for (IndexRows.Known index : indices.byCode(codes).values()) {
        Integer minutes = index.minutes();
        if (minutes == null) {
          dated.put(
              index.code(),
              indices.values(index.id(), knownAt).stream()
                  .map(v -> new DatedValue(v.from(), null, v.recordedAt(), Exact.of(v.value())))
                  .toList());
        } else {
          series.put(index.code(), series(index, minutes, days, knownAt));
        }
      }
    }
    return new ReferenceData(bases, series, dated, Map.of(), knownAt);
  }

  private PriceSeries series(
      IndexRows.Known index, int minutes, LocalDateRange days, @Nullable Instant knownAt) {
    LocalDate first = days.from().minusDays(MARGIN_DAYS);
    LocalDate end = days.to().plusDays(MARGIN_DAYS);
    List<IndexRows.Day> known = indices.days(index.id(), first, end, knownAt);
    int decimals = decimals(known);
    int perDay = 24 * 60 / minutes;
    long[] values = new long[Math.toIntExact(ChronoUnit.DAYS.between(first, end)) * perDay];
    Arrays.fill(values, PackedDay.MISSING);
    for (IndexRows.Day day : known) {
      int at = Math.toIntExact(ChronoUnit.DAYS.between(first, day.day())) * perDay;
      for (int i = 0; i < day.prices().length; i++) {
        BigDecimal price = day.prices()[i];
        if (price != null) {
          values[at + i] = price.movePointRight(decimals).longValueExact();
        }
      }
    }
    return new PriceSeries(
        first.atStartOfDay(ZoneOffset.UTC).toInstant(), minutes, decimals, values);
  }

  /** As few as every price needs, so that numbers stay small. */
  private static int decimals(List<IndexRows.Day> days) {
    int decimals = 0;
    for (IndexRows.Day day : days) {
      for (BigDecimal price : day.prices()) {
        if (price != null && price.signum() != 0) {
          decimals = Math.max(decimals, price.stripTrailingZeros().scale());
        }
      }
    }
    return decimals;
  }
}
