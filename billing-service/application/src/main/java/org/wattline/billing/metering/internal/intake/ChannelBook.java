package org.wattline.billing.metering.internal.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.SeriesKind;

/** The numbers of channels; those that are not there are made. Belongs to one run. */
final class ChannelBook {
  private final JdbcClient jdbc;
  private final Map<ChannelSpec.Key, Integer> known = new HashMap<>();

  ChannelBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Numbers of channels.
   *
   * @param made those that did not exist before
   */
  record Numbers(Map<ChannelSpec.Key, Integer> all, Map<ChannelSpec.Key, Integer> made) {}

  /** Keeps what a committed transaction made sure of. */
  void remember(Numbers numbers) {
    known.putAll(numbers.all());
  }

  /** Within a transaction that holds the supplier's write lock. */
  Numbers resolve(Collection<ChannelSpec> wanted, Instant now) {
    Map<ChannelSpec.Key, Integer> all = new HashMap<>();
    Map<ChannelSpec.Key, ChannelSpec> missing = new HashMap<>();
    for (ChannelSpec spec : wanted) {
      Integer no = known.get(spec.key());
      if (no == null) {
        missing.put(spec.key(), spec);
      } else {
        all.put(spec.key(), no);
      }
    }
    if (missing.isEmpty()) {
      return new Numbers(all, Map.of());
    }
    UUID[] points =
        missing.keySet().stream().map(ChannelSpec.Key::point).distinct().toArray(UUID[]::new);
    Map<ChannelSpec.Key, Integer> stored = stored(points);
    List<ChannelSpec> fresh = new ArrayList<>();
    missing.forEach(
        (key, spec) -> {
          Integer no = stored.get(key);
          if (no == null) {
            fresh.add(spec);
          } else {
            all.put(key, no);
          }
        });
    Map<ChannelSpec.Key, Integer> made = new HashMap<>();
    if (!fresh.isEmpty()) {
      insert(fresh, now);
      Map<ChannelSpec.Key, Integer> after = stored(points);
      for (ChannelSpec spec : fresh) {
        Integer no = after.get(spec.key());
        if (no == null) {
          throw new IllegalStateException("A channel was not made: " + spec.key());
        }
        made.put(spec.key(), no);
        all.put(spec.key(), no);
      }
    }
    return new Numbers(all, made);
  }

  private Map<ChannelSpec.Key, Integer> stored(UUID[] points) {
    Map<ChannelSpec.Key, Integer> stored = new HashMap<>();
    jdbc.sql(
            """
            select no, service_point_id, code, direction, kind, unit, interval_seconds, meter_serial
            from channel where service_point_id = any(:points)
            """)
        .param("points", points)
        .query(
            row -> {
              stored.put(
                  new ChannelSpec.Key(
                      row.getObject("service_point_id", UUID.class),
                      row.getString("code"),
                      row.getString("direction"),
                      SeriesKind.valueOf(row.getString("kind")),
                      MeasureUnit.valueOf(row.getString("unit")),
                      row.getInt("interval_seconds"),
                      row.getString("meter_serial")),
                  row.getInt("no"));
            });
    return stored;
  }

  private void insert(List<ChannelSpec> fresh, Instant now) {
    int n = fresh.size();
    UUID[] ids = new UUID[n];
    UUID[] points = new UUID[n];
    String[] codes = new String[n];
    String[] directions = new String[n];
    String[] kinds = new String[n];
    String[] units = new String[n];
    Integer[] powers = new Integer[n];
    Integer[] intervals = new Integer[n];
    String[] serials = new String[n];
    Boolean[] counted = new Boolean[n];
    String[] currencies = new String[n];
    String[] labels = new String[n];
    for (int i = 0; i < n; i++) {
      ChannelSpec spec = fresh.get(i);
      ChannelSpec.Key key = spec.key();
      ids[i] = UuidVersion7Strategy.INSTANCE.generateUuid(null);
      points[i] = key.point();
      codes[i] = key.code();
      directions[i] = key.direction();
      kinds[i] = key.kind().name();
      units[i] = key.unit().name();
      powers[i] = spec.power();
      intervals[i] = key.intervalSeconds();
      serials[i] = key.serial();
      counted[i] = spec.counted();
      currencies[i] = spec.currency();
      labels[i] = spec.label();
    }
    jdbc.sql(
            """
            insert into channel (id, service_point_id, code, direction, kind, unit, power,
              interval_seconds, meter_serial, counted, derived, currency, label, created_at)
            select id, point, code, direction, kind, unit, power, seconds, serial, counted, false,
                   currency, label, :now
            from unnest(:ids::uuid[], :points::uuid[], :codes::text[], :directions::text[],
                        :kinds::text[], :units::text[], :powers::int[], :intervals::int[],
                        :serials::text[], :counted::boolean[], :currencies::text[], :labels::text[])
              as t(id, point, code, direction, kind, unit, power, seconds, serial, counted,
                   currency, label)
            on conflict on constraint channel_once do nothing
            """)
        .param("now", Timestamp.from(now))
        .param("ids", ids)
        .param("points", points)
        .param("codes", codes)
        .param("directions", directions)
        .param("kinds", kinds)
        .param("units", units)
        .param("powers", powers)
        .param("intervals", intervals)
        .param("serials", serials)
        .param("counted", counted)
        .param("currencies", currencies)
        .param("labels", labels)
        .update();
  }
}
