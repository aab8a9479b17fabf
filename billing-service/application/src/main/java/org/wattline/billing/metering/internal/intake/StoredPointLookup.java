package org.wattline.billing.metering.internal.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.billing.premises.KnownPoint;
import org.wattline.billing.premises.PointDirectory;
import org.wattline.formats.MeasureUnit;

/** Points and meters as they are registered. */
@Component
class StoredPointLookup implements PointLookup {
  private final PointDirectory directory;
  private final JdbcClient jdbc;

  StoredPointLookup(PointDirectory directory, JdbcClient jdbc) {
    this.directory = directory;
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, Place> points(Collection<String> marketIds) {
    Map<String, Place> places = new HashMap<>();
    directory.byMarketId(marketIds).forEach((id, point) -> places.put(id, place(point)));
    return places;
  }

  private static Place place(KnownPoint point) {
    return new Place(point.id(), point.zone(), point.commodity());
  }

  private record Row(String serial, UUID meter, UUID point, Instant from, Instant to) {}

  @Override
  public Map<String, List<Hanging>> hangings(Collection<String> serials) {
    List<Row> rows = new ArrayList<>();
    jdbc.sql(
            """
            select m.serial, m.id, i.service_point_id, lower(i.during) as starts,
                   upper(i.during) as ends
            from meter m join meter_installation i on i.meter_id = m.id
            where m.serial = any(:serials) order by lower(i.during)
            """)
        .param("serials", serials.toArray(String[]::new))
        .query(
            row -> {
              OffsetDateTime ends = row.getObject("ends", OffsetDateTime.class);
              rows.add(
                  new Row(
                      row.getString("serial"),
                      row.getObject("id", UUID.class),
                      row.getObject("service_point_id", UUID.class),
                      row.getObject("starts", OffsetDateTime.class).toInstant(),
                      ends == null ? Instant.MAX : ends.toInstant()));
            });
    Map<String, List<Hanging>> found = new HashMap<>();
    Map<String, Set<UUID>> meters = new HashMap<>();
    for (Row row : rows) {
      meters.computeIfAbsent(row.serial(), s -> new HashSet<>()).add(row.meter());
      Place place = directory.byId(row.point()).map(StoredPointLookup::place).orElseThrow();
      found
          .computeIfAbsent(row.serial(), s -> new ArrayList<>())
          .add(new Hanging(place, row.from(), row.to().equals(Instant.MAX) ? null : row.to()));
    }
    // two makers may have used one serial: then it names no meter
    meters.forEach(
        (serial, ids) -> {
          if (ids.size() > 1) {
            found.remove(serial);
          }
        });
    return found;
  }

  @Override
  public Map<String, RegisterFacts> registers(String serial) {
    Map<String, RegisterFacts> facts = new HashMap<>();
    jdbc.sql(
            """
            select r.code, r.direction, r.unit, r.power
            from register r join meter m on m.id = r.meter_id where m.serial = :serial
            """)
        .param("serial", serial)
        .query(
            row -> {
              facts.put(
                  row.getString("code"),
                  new RegisterFacts(
                      row.getString("direction"),
                      MeasureUnit.valueOf(row.getString("unit")),
                      row.getInt("power")));
            });
    return facts;
  }
}
