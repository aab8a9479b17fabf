package org.wattline.billing.metering.internal.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.formats.SeriesKind;
import org.wattline.kernel.LocalDateRange;

/**
 * What the registers of points counted between reads at midnight, for checks of intervals: the
 * registers of all periods together. A day on which a register was read at another hour bounds no
 * span.
 */
@Component
public class RegisterSpans {
  private static final int THOUSAND = 3;

  private final ChannelRows channels;
  private final RegisterRows registers;
  private final Qualities qualities;
  private final JdbcClient jdbc;

  RegisterSpans(
      ChannelRows channels, RegisterRows registers, Qualities qualities, JdbcClient jdbc) {
    this.channels = channels;
    this.registers = registers;
    this.qualities = qualities;
    this.jdbc = jdbc;
  }

  /**
   * Days and what was counted.
   *
   * @param quantity Wh or litres
   */
  public record Span(LocalDate from, LocalDate to, long quantity) {}

  /**
   * The spans of points that reach into some days, by direction ({@code import}, {@code export}) in
   * small letters; in order, without overlaps.
   */
  public Map<UUID, Map<String, List<Span>>> of(Collection<UUID> points, LocalDateRange days) {
    List<ChannelRow> cumulative =
        channels.ofPoints(points).stream()
            .filter(c -> c.counted() && !c.derived() && c.kind() == SeriesKind.CUMULATIVE)
            .toList();
    if (cumulative.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Map<String, List<RegisterRows.Total>>> totals =
        registers.totals(cumulative, days, null, qualities.all());
    Set<List<Object>> atOtherHours = atOtherHours(points, days);
    Map<UUID, Map<String, List<Span>>> found = new HashMap<>();
    totals.forEach(
        (point, byName) ->
            byName.forEach(
                (name, all) ->
                    found
                        .computeIfAbsent(point, p -> new HashMap<>())
                        .put(name, spans(point, all, days, atOtherHours))));
    return found;
  }

  private static List<Span> spans(
      UUID point,
      List<RegisterRows.Total> totals,
      LocalDateRange days,
      Set<List<Object>> atOtherHours) {
    Set<String> periods = new HashSet<>();
    Map<LocalDate, Map<LocalDate, List<RegisterRows.Total>>> byDays = new TreeMap<>();
    for (RegisterRows.Total total : totals) {
      periods.add(Objects.requireNonNullElse(total.period(), ""));
      byDays
          .computeIfAbsent(total.from(), from -> new TreeMap<>())
          .computeIfAbsent(total.to(), to -> new ArrayList<>())
          .add(total);
    }
    List<Span> spans = new ArrayList<>();
    LocalDate[] until = {LocalDate.MIN};
    byDays.forEach(
        (from, ends) ->
            ends.forEach(
                (to, of) -> {
                  boolean whole =
                      of.stream().map(RegisterRows.Total::period).distinct().count()
                          == periods.size();
                  if (whole
                      && !from.isBefore(until[0])
                      && LocalDateRange.of(from, to).overlaps(days)
                      && !atOtherHours.contains(List.<Object>of(point, from))
                      && !atOtherHours.contains(List.<Object>of(point, to))) {
                    BigDecimal sum =
                        of.stream()
                            .map(RegisterRows.Total::quantity)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    spans.add(
                        new Span(
                            from,
                            to,
                            sum.movePointRight(THOUSAND)
                                .setScale(0, java.math.RoundingMode.HALF_EVEN)
                                .longValueExact()));
                    until[0] = to;
                  }
                }));
    return spans;
  }

  private Set<List<Object>> atOtherHours(Collection<UUID> points, LocalDateRange days) {
    Set<List<Object>> found = new HashSet<>();
    jdbc.sql(
            """
            select distinct p.id, (r.at at time zone p.zone)::date as day
            from service_point p join channel c on c.service_point_id = p.id
            join reading r on r.channel_no = c.no
            where p.id = any(:points) and c.kind = 'CUMULATIVE' and r.seconds = 0
              and r.at > cast(:from as date) - interval '400 days'
              and r.at < cast(:to as date) + interval '400 days'
              and (r.at at time zone p.zone)::time <> '00:00'
            """)
        .param("points", points.toArray(UUID[]::new))
        .param("from", days.from())
        .param("to", days.to())
        .query(
            row -> {
              found.add(
                  List.<Object>of(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)));
            });
    return found;
  }
}
