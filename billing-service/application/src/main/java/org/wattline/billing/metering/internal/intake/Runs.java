package org.wattline.billing.metering.internal.intake;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The runs that read deliveries: made, claimed, ended. */
@Component
class Runs {
  /** Attempts after which a run that breaks each time is given up, and shown to staff. */
  static final int MAX_ATTEMPTS = 10;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration lease;

  /**
   * @param lease a run that nobody touched for so long is taken over: its process is gone
   */
  Runs(JdbcClient jdbc, Clock clock, @Value("${wattline.deliveries.lease:2m}") Duration lease) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.lease = lease;
  }

  /** Makes a run, unless the same is under way. */
  void open(int deliveryNo, String point) {
    jdbc.sql(
            """
            insert into delivery_run
              (id, delivery_no, point, surveyed, chunks, state, attempts, created_at, touched_at)
            values (:id, :no, :point, false, 0, 'OPEN', 0, :now, '-infinity')
            on conflict do nothing
            """)
        .param("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
        .param("no", deliveryNo)
        .param("point", point)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Runs of a delivery that nobody works at. */
  List<UUID> idle(int limit) {
    return jdbc.sql(
            """
            select id from delivery_run
            where state = 'OPEN' and (touched_at < :stale or touched_at = '-infinity')
            order by created_at, id limit :limit
            """)
        .param("stale", Timestamp.from(clock.instant().minus(lease)))
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  List<UUID> openOf(int deliveryNo) {
    return jdbc.sql(
            "select id from delivery_run where delivery_no = :no and state = 'OPEN' order by"
                + " created_at")
        .param("no", deliveryNo)
        .query(UUID.class)
        .list();
  }

  /**
   * Claims a run that nobody works at. A take-up waits until its delivery is read to the end.
   *
   * @return empty where somebody else has it
   */
  @Transactional
  public Optional<Claim> claim(UUID run) {
    Instant now = clock.instant();
    boolean mine =
        jdbc.sql(
                    """
                    update delivery_run r set attempts = attempts + 1, touched_at = :now
                    where id = :run and state = 'OPEN'
                      and (touched_at < :stale or touched_at = '-infinity')
                      and (point = '' or exists (
                        select 1 from delivery d where d.no = r.delivery_no and d.state = 'DONE'))
                    """)
                .param("now", Timestamp.from(now))
                .param("stale", Timestamp.from(now.minus(lease)))
                .param("run", run)
                .update()
            == 1;
    if (!mine) {
      return Optional.empty();
    }
    Claim claim =
        jdbc.sql(
                """
                select r.id, r.delivery_no, r.point, r.attempts, r.documents, r.told,
                       coalesce(d.replay_of, d.no) as original, d.received_at, d.issued_at, d.zone,
                       d.mapping, d.mappings_known, d.point as of_point
                from delivery_run r join delivery d on d.no = r.delivery_no where r.id = :run
                """)
            .param("run", run)
            .query(
                (row, n) ->
                    new Claim(
                        row.getObject("id", UUID.class),
                        row.getInt("delivery_no"),
                        row.getString("point"),
                        row.getInt("attempts"),
                        row.getInt("original"),
                        row.getInt("documents"),
                        row.getLong("told"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getTimestamp("issued_at").toInstant(),
                        ZoneId.of(row.getString("zone")),
                        row.getString("mapping"),
                        row.getInt("mappings_known"),
                        row.getString("of_point")))
            .single();
    if (!claim.takesUp()) {
      state(claim.deliveryNo(), "READING", null);
    }
    return Optional.of(claim);
  }

  /** Says that somebody still works at it: before long reading without a commit. */
  boolean touch(Claim claim) {
    return jdbc.sql(
                "update delivery_run set touched_at = :now"
                    + " where id = :run and attempts = :attempt and state = 'OPEN'")
            .param("now", Timestamp.from(clock.instant()))
            .param("run", claim.run())
            .param("attempt", claim.attempt())
            .update()
        == 1;
  }

  /** The run is through. */
  @Transactional
  public void done(Claim claim) {
    close(claim, "DONE");
    if (claim.takesUp()) {
      jdbc.sql(
              "update waiting_series set taken_up_at = :now"
                  + " where delivery_no = :no and point = :point and records = 0")
          .param("now", Timestamp.from(clock.instant()))
          .param("no", claim.deliveryNo())
          .param("point", claim.point())
          .update();
      return;
    }
    jdbc.sql(
            """
            update delivery set
              state = case when documents > 0 and refused = documents then 'REFUSED' else 'DONE' end,
              failure = case when documents > 0 and refused = documents then (
                select sentence from delivery_document where delivery_no = no
                order by ordinal limit 1) end
            where no = :no
            """)
        .param("no", claim.deliveryNo())
        .update();
  }

  /** Nothing of the delivery can be read. */
  @Transactional
  public void refused(Claim claim, String why) {
    close(claim, "FAILED");
    state(claim.deliveryNo(), "REFUSED", why);
  }

  /** An attempt broke: another is made later, unless there were too many. */
  @Transactional
  public void broke(Claim claim, String why) {
    if (claim.attempt() >= MAX_ATTEMPTS) {
      close(claim, "FAILED");
      state(claim.deliveryNo(), "FAILED", why);
    } else {
      jdbc.sql("update delivery_run set touched_at = :now where id = :run and attempts = :attempt")
          .param("now", Timestamp.from(clock.instant()))
          .param("run", claim.run())
          .param("attempt", claim.attempt())
          .update();
    }
  }

  private void close(Claim claim, String state) {
    int mine =
        jdbc.sql(
                "update delivery_run set state = :state, touched_at = :now"
                    + " where id = :run and attempts = :attempt and state = 'OPEN'")
            .param("state", state)
            .param("now", Timestamp.from(clock.instant()))
            .param("run", claim.run())
            .param("attempt", claim.attempt())
            .update();
    if (mine == 0) {
      throw new Claim.LostException(claim.run());
    }
  }

  private void state(int deliveryNo, String state, @org.jspecify.annotations.Nullable String why) {
    jdbc.sql("update delivery set state = :state, failure = :why where no = :no")
        .param("state", state)
        .param("why", why == null ? null : Router.cut(why, 500))
        .param("no", deliveryNo)
        .update();
  }

  /** Opens a run for every delivery that holds data of these points, which are known now. */
  int takeUp(List<String> points) {
    List<Integer> opened =
        jdbc.sql(
                """
                insert into delivery_run
                  (id, delivery_no, point, surveyed, chunks, state, attempts, created_at, touched_at)
                select gen_random_uuid(), w.delivery_no, w.point, false, 0, 'OPEN', 0, :now,
                       '-infinity'
                from waiting_series w
                where w.point = any(:points) and w.taken_up_at is null
                on conflict do nothing
                returning delivery_no
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("points", points.toArray(String[]::new))
            .query(Integer.class)
            .list();
    return opened.size();
  }

  /** Points that data wait for, in their order. */
  List<String> waitingPoints(String after, int limit) {
    return jdbc.sql(
            "select distinct point from waiting_series where taken_up_at is null and point > :after"
                + " order by point limit :limit")
        .param("after", after)
        .param("limit", limit)
        .query(String.class)
        .list();
  }
}
