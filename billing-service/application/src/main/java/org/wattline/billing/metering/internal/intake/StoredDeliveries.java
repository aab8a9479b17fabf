package org.wattline.billing.metering.internal.intake;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.deliveries.DeliveriesApi;
import org.wattline.billing.contract.deliveries.Delivery;
import org.wattline.billing.contract.deliveries.DeliveryDocument;
import org.wattline.billing.contract.deliveries.DeliveryRejection;
import org.wattline.billing.contract.deliveries.DeliveryState;
import org.wattline.billing.contract.deliveries.WaitingPoint;
import org.wattline.billing.metering.Deliveries;
import org.wattline.billing.metering.internal.MeterInstalled;
import org.wattline.billing.metering.internal.Zones;
import org.wattline.billing.metering.internal.mappings.MappingRows;
import org.wattline.billing.premises.ServicePointRegistered;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.BusinessCalendar;

@Service
class StoredDeliveries implements Deliveries {
  private static final String SELECT =
      """
      select d.*, o.id as replayed from delivery d left join delivery o on o.no = d.replay_of
      """;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private final JdbcClient jdbc;
  private final Receiving receiving;
  private final Originals originals;
  private final Runs runs;
  private final RunWorker worker;
  private final BusinessCalendar calendar;
  private final Zones zones;
  private final MappingRows mappings;
  private final org.springframework.context.ApplicationEventPublisher events;

  StoredDeliveries(
      JdbcClient jdbc,
      Receiving receiving,
      Originals originals,
      Runs runs,
      RunWorker worker,
      BusinessCalendar calendar,
      Zones zones,
      MappingRows mappings,
      org.springframework.context.ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.receiving = receiving;
    this.originals = originals;
    this.runs = runs;
    this.worker = worker;
    this.calendar = calendar;
    this.zones = zones;
    this.mappings = mappings;
    this.events = events;
  }

  private static void requireEditor(Asker asker) {
    asker.requireAnyOf(
        Role.BILLING, Role.FIELD_SERVICE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
  }

  @Override
  public Delivery receive(
      Asker asker,
      InputStream content,
      String name,
      @Nullable String zone,
      @Nullable String mapping,
      @Nullable Instant issuedAt,
      @Nullable String point,
      int waitSeconds) {
    requireEditor(asker);
    Duration wait = checkedWait(waitSeconds);
    requireMapping(mapping);
    // a wrong year would hold against every later correction
    if (issuedAt != null
        && (issuedAt.isBefore(EARLIEST)
            || issuedAt.isAfter(calendar.now().plus(Duration.ofDays(1))))) {
      throw Refusals.invalid("issuedAt", "must be after the year 2000, and not in the future");
    }
    Receiving.Kept kept =
        receiving.receive(
            asker,
            new Receiving.Letter(
                Router.cut(name, 200),
                "UPLOAD",
                zones.checked(zone),
                mapping,
                issuedAt == null
                    ? null
                    : issuedAt.truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
                point == null || point.isBlank() ? null : Router.cut(point, 40)),
            content);
    worker.await(runs.openOf(kept.no()), wait);
    return row(kept.id());
  }

  private void requireMapping(@Nullable String name) {
    if (name != null && mappings.named(name, mappings.last()).isEmpty()) {
      throw Refusals.invalid(
          "mapping", "must be one of " + String.join(", ", mappings.names()), "no-such-mapping");
    }
  }

  private static Duration checkedWait(int seconds) {
    if (seconds < 0 || seconds > DeliveriesApi.MAX_WAIT_SECONDS) {
      throw Refusals.invalid("wait", "must be from 0 to " + DeliveriesApi.MAX_WAIT_SECONDS);
    }
    return Duration.ofSeconds(seconds);
  }

  @Override
  public Page<Delivery> list(
      Asker asker, @Nullable DeliveryState state, @Nullable String cursor, int limit) {
    asker.requireStaff();
    Cursor.Parts after = Cursor.read(cursor, 2);
    Instant at = after.instantOrNull(0);
    List<Delivery> found =
        jdbc.sql(
                SELECT
                    + """
                    where (cast(:state as text) is null or d.state = :state)
                      and d.source <> 'ESTIMATION'
                      and (cast(:at as timestamptz) is null
                           or (d.received_at, d.id) < (:at, cast(:id as uuid)))
                    order by d.received_at desc, d.id desc limit :limit
                    """)
            .param("state", state == null ? null : state.name())
            .param("at", at == null ? null : Timestamp.from(at))
            .param("id", after.uuidOrNull(1))
            .param("limit", Cursor.checkedLimit(limit) + 1)
            .query((row, n) -> delivery(row, List.of()))
            .list();
    return Cursor.page(
        found, limit, last -> List.of(last.receivedAt().toString(), last.id().toString()));
  }

  @Override
  public Delivery get(Asker asker, UUID id) {
    asker.requireStaff();
    return row(id);
  }

  private int number(UUID id) {
    return jdbc.sql("select no from delivery where id = :id")
        .param("id", id)
        .query(Integer.class)
        .optional()
        .orElseThrow(() -> Refusals.notFound("delivery"));
  }

  private Delivery row(UUID id) {
    int no = number(id);
    List<DeliveryDocument> documents =
        jdbc.sql(
                """
                select ordinal, name, format, format_version, records, refusal, place, sentence
                from delivery_document where delivery_no = :no order by ordinal limit :most
                """)
            .param("no", no)
            .param("most", Delivery.MAX_DOCUMENTS)
            .query(
                (row, n) ->
                    new DeliveryDocument(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)))
            .list();
    return jdbc.sql(SELECT + "where d.no = :no")
        .param("no", no)
        .query((row, n) -> delivery(row, documents))
        .single();
  }

  private static Delivery delivery(ResultSet row, List<DeliveryDocument> documents)
      throws SQLException {
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("source"),
        row.getString("received_by"),
        row.getTimestamp("received_at").toInstant(),
        row.getTimestamp("issued_at").toInstant(),
        row.getObject("replayed", UUID.class),
        DeliveryState.valueOf(row.getString("state")),
        row.getLong("bytes"),
        row.getBytes("sha256") == null ? "" : HexFormat.of().formatHex(row.getBytes("sha256")),
        row.getLong("records"),
        row.getLong("accepted"),
        row.getLong("duplicate"),
        row.getLong("replaced"),
        row.getLong("rejected"),
        row.getLong("waiting"),
        row.getInt("refused"),
        documents,
        row.getString("failure"));
  }

  @Override
  public Page<DeliveryRejection> rejections(
      Asker asker, UUID id, @Nullable String cursor, int limit) {
    asker.requireStaff();
    String after = Cursor.read(cursor, 1).textOrNull(0);
    int from = after == null ? 0 : ordinal(after);
    record Numbered(int ordinal, DeliveryRejection rejection) {}
    List<Numbered> found =
        jdbc.sql(
                """
                select ordinal, document, place, reason, sentence, records from delivery_rejection
                where delivery_no = :no and ordinal > :from order by ordinal limit :limit
                """)
            .param("no", number(id))
            .param("from", from)
            .param("limit", Cursor.checkedLimit(limit) + 1)
            .query(
                (row, n) ->
                    new Numbered(
                        row.getInt(1),
                        new DeliveryRejection(
                            row.getInt(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getLong(6))))
            .list();
    Page<Numbered> page =
        Cursor.page(found, limit, last -> List.of(String.valueOf(last.ordinal())));
    return new Page<>(page.items().stream().map(Numbered::rejection).toList(), page.next());
  }

  private static int ordinal(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notOurs) {
      throw Refusals.invalid("cursor", "This cursor was not given by this list.");
    }
  }

  @Override
  public InputStream original(Asker asker, UUID id) {
    requireEditor(asker);
    int no =
        jdbc.sql("select coalesce(replay_of, no) from delivery where id = :id")
            .param("id", id)
            .query(Integer.class)
            .optional()
            .orElseThrow(() -> Refusals.notFound("delivery"));
    return originals.open(no);
  }

  @Override
  public Delivery replay(Asker asker, UUID id, @Nullable String mapping, int waitSeconds) {
    requireEditor(asker);
    Duration wait = checkedWait(waitSeconds);
    requireMapping(mapping);
    Delivery first = row(id);
    if (first.state() == DeliveryState.RECEIVED || first.state() == DeliveryState.READING) {
      throw Refusals.conflict("This delivery is still being read.", "delivery-being-read");
    }
    if (first.bytes() == 0) {
      throw Refusals.conflict(
          "This delivery has no original: somebody typed it in.", "delivery-typed-in");
    }
    int original =
        jdbc.sql("select coalesce(replay_of, no) from delivery where id = :id")
            .param("id", id)
            .query(Integer.class)
            .single();
    String named = mapping == null ? mappingOf(id) : mapping;
    if (named != null && mappings.named(named, mappings.last()).isEmpty()) {
      throw Refusals.conflict(
          "The mapping "
              + named
              + " of this delivery was withdrawn. Declare it again, or name another for the"
              + " replay.",
          "mapping-withdrawn",
          named);
    }
    Receiving.Kept kept = receiving.replay(asker, original, named);
    worker.await(runs.openOf(kept.no()), wait);
    return row(kept.id());
  }

  private @Nullable String mappingOf(UUID delivery) {
    return jdbc.sql("select mapping from delivery where id = :id")
        .param("id", delivery)
        .query((row, n) -> java.util.Optional.ofNullable(row.getString(1)))
        .single()
        .orElse(null);
  }

  @Override
  public Page<WaitingPoint> waitingPoints(Asker asker, @Nullable String cursor, int limit) {
    asker.requireStaff();
    String after = Cursor.read(cursor, 1).textOrNull(0);
    List<WaitingPoint> found =
        jdbc.sql(
                """
                select point, count(*), sum(records), min(since) from waiting_series
                where taken_up_at is null and point > :after
                group by point order by point limit :limit
                """)
            .param("after", after == null ? "" : after)
            .param("limit", Cursor.checkedLimit(limit) + 1)
            .query(
                (row, n) ->
                    new WaitingPoint(
                        row.getString(1),
                        row.getInt(2),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant()))
            .list();
    return Cursor.page(found, limit, last -> List.of(last.point()));
  }

  /** A point is known from now on: what waits for it is taken up. */
  @EventListener
  void registered(ServicePointRegistered point) {
    takeUp(point.marketId());
  }

  /** So is what names only the meter. */
  @EventListener
  void installed(MeterInstalled meter) {
    takeUp("meter:" + meter.serial());
  }

  private void takeUp(String waiting) {
    if (runs.takeUp(List.of(waiting)) > 0) {
      events.publishEvent(new RunWorker.Woken(RunWorker.tenant()));
    }
  }
}
