package org.wattline.billing.metering.internal.vee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.vee.DayFacts;

/** What is known of points, day by day: their terms, who held them, whether a meter hung there. */
@Component
class PointFacts {
  private final JdbcClient jdbc;

  PointFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Days, the last not among them, as days since 1970. */
  private record Span(int from, int to) {
    boolean has(int day) {
      return day >= from && day < to;
    }
  }

  private record Terms(
      Span days,
      @Nullable String profile,
      @Nullable Long capacityW,
      boolean energised,
      boolean exports) {}

  /** A point's facts. */
  static final class Known {
    private final String commodity;
    private final @Nullable UUID building;
    private final List<Terms> terms = new ArrayList<>();
    private final List<Span> supplies = new ArrayList<>();
    private final List<Span> meters = new ArrayList<>();

    private Known(String commodity, @Nullable UUID building) {
      this.commodity = commodity;
      this.building = building;
    }

    String commodity() {
      return commodity;
    }

    /** The premise that its own is a part of; null for none. */
    @Nullable UUID building() {
      return building;
    }

    private @Nullable Terms on(int day) {
      for (Terms each : terms) {
        if (each.days().has(day)) {
          return each;
        }
      }
      return null;
    }

    @Nullable String profile(int day) {
      Terms of = on(day);
      return of == null ? null : of.profile();
    }

    @Nullable Long capacityW(int day) {
      Terms of = on(day);
      return of == null ? null : of.capacityW();
    }

    /** A point of which no meter was ever told is not one without a meter. */
    DayFacts facts(int day) {
      Terms of = on(day);
      boolean hangs = meters.isEmpty() || meters.stream().anyMatch(span -> span.has(day));
      return new DayFacts(
          of == null ? null : of.capacityW(),
          hangs && (of == null || of.energised()),
          supplies.stream().anyMatch(span -> span.has(day)),
          of == null || of.exports());
    }
  }

  Map<UUID, Known> of(Collection<UUID> points) {
    UUID[] ids = points.toArray(UUID[]::new);
    Map<UUID, Known> found = new HashMap<>();
    jdbc.sql(
            """
            select s.id, s.commodity, p.parent_id from service_point s
            join premise p on p.id = s.premise_id where s.id = any(:ids)
            """)
        .param("ids", ids)
        .query(
            row -> {
              found.put(
                  row.getObject(1, UUID.class),
                  new Known(
                      row.getString(2).toLowerCase(java.util.Locale.ROOT),
                      row.getObject(3, UUID.class)));
            });
    jdbc.sql(
            """
            select service_point_id, lower(during), upper(during), profile, capacity_w,
                   energisation = 'ENERGISED', direction <> 'IMPORT'
            from service_point_terms where service_point_id = any(:ids)
            """)
        .param("ids", ids)
        .query(
            row -> {
              long capacity = row.getLong(5);
              known(found, row.getObject(1, UUID.class))
                  .terms
                  .add(
                      new Terms(
                          span(
                              row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)),
                          row.getString(4),
                          row.getObject(5) == null ? null : capacity,
                          row.getBoolean(6),
                          row.getBoolean(7)));
            });
    jdbc.sql(
            """
            select service_point_id, lower(during), upper(during) from supply
            where service_point_id = any(:ids)
            """)
        .param("ids", ids)
        .query(
            row -> {
              known(found, row.getObject(1, UUID.class))
                  .supplies
                  .add(span(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)));
            });
    jdbc.sql(
            """
            select i.service_point_id, (lower(i.during) at time zone p.zone)::date,
                   ((upper(i.during) - interval '1 second') at time zone p.zone)::date + 1
            from meter_installation i join service_point p on p.id = i.service_point_id
            where i.service_point_id = any(:ids)
            """)
        .param("ids", ids)
        .query(
            row -> {
              known(found, row.getObject(1, UUID.class))
                  .meters
                  .add(span(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)));
            });
    return found;
  }

  private static Known known(Map<UUID, Known> found, UUID point) {
    return Objects.requireNonNull(found.get(point));
  }

  private static Span span(LocalDate from, @Nullable LocalDate to) {
    return new Span(
        (int) from.toEpochDay(), to == null ? Integer.MAX_VALUE : (int) to.toEpochDay());
  }
}
