package org.wattline.billing.metering.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.metering.Meter;
import org.wattline.billing.contract.metering.MeterRegister;
import org.wattline.billing.contract.metering.MeterState;
import org.wattline.billing.contract.metering.NewInstallation;
import org.wattline.billing.contract.metering.NewMeter;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.premises.CommodityKind;

/** The rows of meters, registers and installations. */
@Repository
class MeterRows {
  private static final String SELECT =
      "select id, serial, manufacturer, model, commodity, state, version from meter ";
  private static final String INSTALLATIONS =
      "select i.id, i.meter_id, m.serial, i.service_point_id, i.position,"
          + " lower(i.during) as starts, upper(i.during) as ends"
          + " from meter_installation i join meter m on m.id = i.meter_id ";

  private final JdbcClient jdbc;

  MeterRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the serial was free. */
  boolean insert(UUID id, NewMeter m, Instant now) {
    return jdbc.sql(
                """
                insert into meter
                  (id, serial, manufacturer, model, commodity, state, created_at, version)
                values (:id, :serial, :manufacturer, :model, :commodity, 'IN_STOCK', :now, 0)
                on conflict on constraint meter_once do nothing
                """)
            .param("id", id)
            .param("serial", m.serial())
            .param("manufacturer", m.manufacturer())
            .param("model", m.model())
            .param("commodity", m.commodity().name())
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  void insertRegister(UUID id, UUID meter, MeterRegister r) {
    jdbc.sql(
            """
            insert into register
              (id, meter_id, code, direction, unit, power, digits, multiplier, period)
            values (:id, :meter, :code, :direction, :unit, :power, :digits, :multiplier, :period)
            """)
        .param("id", id)
        .param("meter", meter)
        .param("code", r.code())
        .param("direction", r.direction().name())
        .param("unit", r.unit())
        .param("power", r.powerOfTen())
        .param("digits", r.digits())
        .param("multiplier", r.multiplier())
        .param("period", r.period() == null ? "" : r.period())
        .update();
  }

  /** Locks a meter's row until the transaction ends, and counts its version up. */
  void touch(UUID id) {
    jdbc.sql("update meter set version = version + 1 where id = :id").param("id", id).update();
  }

  void setState(UUID id, MeterState state) {
    jdbc.sql("update meter set state = :state where id = :id")
        .param("state", state.name())
        .param("id", id)
        .update();
  }

  /**
   * @throws org.springframework.dao.DataIntegrityViolationException when meter or place is taken
   */
  void insertInstallation(UUID id, UUID meter, NewInstallation i) {
    jdbc.sql(
            """
            insert into meter_installation (id, meter_id, service_point_id, position, during)
            values (:id, :meter, :point, :position, tstzrange(:at, null))
            """)
        .param("id", id)
        .param("meter", meter)
        .param("point", i.servicePointId())
        .param("position", i.position())
        .param("at", Timestamp.from(i.at()))
        .update();
  }

  void endInstallation(UUID id, Instant at) {
    jdbc.sql("update meter_installation set during = tstzrange(lower(during), :at) where id = :id")
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  Optional<Meter> find(UUID id) {
    return whole(jdbc.sql(SELECT + "where id = :id").param("id", id).query(MeterRows::bare).list())
        .stream()
        .findFirst();
  }

  List<Meter> list(String start, @Nullable String serial, @Nullable String maker, int limit) {
    return whole(
        jdbc.sql(
                SELECT
                    + """
                    where starts_with(serial, :start)
                      and (cast(:serial as text) is null
                           or (serial, manufacturer) > (:serial, :maker))
                    order by serial, manufacturer limit :limit
                    """)
            .param("start", start)
            .param("serial", serial)
            .param("maker", maker)
            .param("limit", limit)
            .query(MeterRows::bare)
            .list());
  }

  List<Installation> ofPoint(UUID point) {
    return jdbc.sql(
            INSTALLATIONS + "where i.service_point_id = :p order by lower(i.during), i.position")
        .param("p", point)
        .query(MeterRows::installation)
        .list();
  }

  private List<Meter> whole(List<Meter> bare) {
    if (bare.isEmpty()) {
      return bare;
    }
    UUID[] ids = bare.stream().map(Meter::id).toArray(UUID[]::new);
    Map<UUID, List<MeterRegister>> registers = new HashMap<>();
    jdbc.sql(
            """
            select meter_id, code, direction, unit, power, digits, multiplier,
                   nullif(period, '') as period
            from register where meter_id = any(:ids) order by code
            """)
        .param("ids", ids)
        .query(
            row -> {
              registers
                  .computeIfAbsent(row.getObject("meter_id", UUID.class), m -> new ArrayList<>())
                  .add(register(row));
            });
    Map<UUID, List<Installation>> installations = new HashMap<>();
    jdbc.sql(INSTALLATIONS + "where i.meter_id = any(:ids) order by lower(i.during)")
        .param("ids", ids)
        .query(
            row -> {
              Installation i = installation(row, 0);
              installations.computeIfAbsent(i.meterId(), m -> new ArrayList<>()).add(i);
            });
    return bare.stream()
        .map(
            m ->
                new Meter(
                    m.id(),
                    m.serial(),
                    m.manufacturer(),
                    m.model(),
                    m.commodity(),
                    m.state(),
                    registers.getOrDefault(m.id(), List.of()),
                    installations.getOrDefault(m.id(), List.of()),
                    m.version()))
        .toList();
  }

  private static Meter bare(ResultSet row, int n) throws SQLException {
    return new Meter(
        row.getObject("id", UUID.class),
        row.getString("serial"),
        row.getString("manufacturer"),
        row.getString("model"),
        CommodityKind.valueOf(row.getString("commodity")),
        MeterState.valueOf(row.getString("state")),
        List.of(),
        List.of(),
        row.getInt("version"));
  }

  private static MeterRegister register(ResultSet row) throws SQLException {
    return new MeterRegister(
        row.getString("code"),
        RegisterDirection.valueOf(row.getString("direction")),
        row.getString("unit"),
        row.getInt("power"),
        row.getInt("digits"),
        row.getBigDecimal("multiplier"),
        row.getString("period"));
  }

  private static Installation installation(ResultSet row, int n) throws SQLException {
    OffsetDateTime ends = row.getObject("ends", OffsetDateTime.class);
    return new Installation(
        row.getObject("id", UUID.class),
        row.getObject("meter_id", UUID.class),
        row.getString("serial"),
        row.getObject("service_point_id", UUID.class),
        row.getInt("position"),
        row.getObject("starts", OffsetDateTime.class).toInstant(),
        ends == null ? null : ends.toInstant());
  }
}
