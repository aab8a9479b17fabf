package org.wattline.billing.bills.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wattline.billing.metering.PointUsage;
import org.wattline.billing.metering.UsageFeed;
import org.wattline.billing.tariffs.TariffBook;
import org.wattline.bills.Knowledge;
import org.wattline.bills.Needs;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.usage.Usage;

/**
 * What was known at a moment, fetched for many accounts at once: usage by days that many share,
 * tariffs from the book's cache. What was not foreseen is fetched when it is asked for.
 */
final class BulkKnowledge implements Knowledge {
  private final UsageFeed feed;
  private final TariffBook book;
  private final Instant knownAt;
  private final Map<UUID, List<PointUsage>> usage = new HashMap<>();
  private final Map<TariffKey, List<TariffSpan>> tariffs = new HashMap<>();

  private record TariffKey(UUID productId, LocalDateRange days) {}

  BulkKnowledge(UsageFeed feed, TariffBook book, Instant knownAt) {
    this.feed = feed;
    this.book = book;
    this.knownAt = knownAt;
  }

  void fetch(List<Needs.Need> needs) {
    Map<LocalDateRange, Set<UUID>> points = new HashMap<>();
    for (Needs.Need need : needs) {
      points.computeIfAbsent(need.days(), days -> new LinkedHashSet<>()).add(need.servicePointId());
    }
    points.forEach(
        (days, ids) ->
            feed.usages(ids, days, knownAt)
                .forEach(
                    (point, found) ->
                        usage.computeIfAbsent(point, id -> new ArrayList<>()).add(found)));
  }

  @Override
  public List<TariffSpan> tariff(UUID productId, LocalDateRange days) {
    return tariffs.computeIfAbsent(
        new TariffKey(productId, days),
        key ->
            book.resolve(productId, days, knownAt).stream()
                .map(span -> new TariffSpan(span.days(), span.tariff()))
                .toList());
  }

  @Override
  public Usage usage(UUID servicePointId, LocalDateRange days) {
    return of(servicePointId, days).usage();
  }

  @Override
  public boolean estimated(UUID servicePointId, LocalDateRange days) {
    return of(servicePointId, days).estimated() > 0;
  }

  private PointUsage of(UUID servicePointId, LocalDateRange days) {
    List<PointUsage> fetched = usage.computeIfAbsent(servicePointId, id -> new ArrayList<>());
    for (PointUsage each : fetched) {
      if (each.days().contains(days)) {
        return each;
      }
    }
    PointUsage found = feed.usage(servicePointId, days, knownAt);
    fetched.add(found);
    return found;
  }
}
