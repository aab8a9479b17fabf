package org.wattline.rating.context;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.tariff.TariffDocument;

/**
 * What a tariff names and does not hold. All of it is fetched before rating; rating itself reads
 * nothing.
 *
 * @param tariffs base tariffs by id
 * @param series values of interval indices by name
 * @param dated values of dated indices by name
 * @param events events by name
 * @param knownAt the moment whose knowledge counts: statements recorded later are not seen; all
 *     when absent
 */
public record ReferenceData(
    Map<String, TariffDocument> tariffs,
    Map<String, PriceSeries> series,
    Map<String, List<DatedValue>> dated,
    Map<String, List<Event>> events,
    @Nullable Instant knownAt) {
  public static ReferenceData none() {
    return new ReferenceData(Map.of(), Map.of(), Map.of(), Map.of(), null);
  }

  public ReferenceData withTariff(TariffDocument tariff) {
    Map<String, TariffDocument> all = new HashMap<>(tariffs);
    all.put(tariff.id(), tariff);
    return new ReferenceData(all, series, dated, events, knownAt);
  }

  public ReferenceData withSeries(String index, PriceSeries prices) {
    Map<String, PriceSeries> all = new HashMap<>(series);
    all.put(index, prices);
    return new ReferenceData(tariffs, all, dated, events, knownAt);
  }

  public ReferenceData withDated(String index, List<DatedValue> values) {
    Map<String, List<DatedValue>> all = new HashMap<>(dated);
    all.put(index, List.copyOf(values));
    return new ReferenceData(tariffs, series, all, events, knownAt);
  }

  public ReferenceData withEvents(String name, List<Event> times) {
    Map<String, List<Event>> all = new HashMap<>(events);
    all.put(name, List.copyOf(times));
    return new ReferenceData(tariffs, series, dated, all, knownAt);
  }

  public ReferenceData asKnownAt(Instant moment) {
    return new ReferenceData(tariffs, series, dated, events, moment);
  }
}
