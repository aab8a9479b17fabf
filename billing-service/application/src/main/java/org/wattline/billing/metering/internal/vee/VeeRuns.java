package org.wattline.billing.metering.internal.vee;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.tenancy.time.Business;

/**
 * Runs and their chunks. What to judge is planned from the changes of usage, and how far they are
 * planned is kept in the same transaction: no change is lost, and none is planned twice. A worker
 * leases a chunk and says done in the transaction of its results.
 */
@Component
public class VeeRuns {
  /** Channels of a chunk: a year of each fits in memory. */
  static final int CHANNELS = 250;

  /** Far longer than a chunk takes; a worker that died is replaced after it. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  /** After so many workers failed over a chunk it is left, and the run shows it. */
  private static final int MAX_ATTEMPTS = 5;

  /** Changes planned at once; the rest follows in the next run. */
  private static final int MAX_EVENTS = 200_000;

  /** Days before a register's read that it says something of. */
  private static final int READ_REACH = 62;

  private final JdbcClient jdbc;
  private final ReadChecks reads;
  private final Clock clock;

  VeeRuns(JdbcClient jdbc, ReadChecks reads, @Business Clock clock) {
    this.jdbc = jdbc;
    this.reads = reads;
    this.clock = clock;
  }

  /** Channels and their days. */
  record Item(int channel, LocalDate from, LocalDate to) {}

  /** A chunk in a worker's hands. */
  record Chunk(UUID run, int no, List<Item> items, int attempt, boolean longGaps) {}

  /**
   * Makes a run of what changed since the last.
   *
   * @return empty where nothing did
   */
  @Transactional
  public Optional<UUID> plan() {
    Timestamp seen =
        jdbc.sql("select seen_until from vee_watch for update").query(Timestamp.class).single();
    Timestamp last =
        jdbc.sql(
                """
                select max(at) from (
                  select at from usage_event where at > :seen order by at limit :most) first
                """)
            .param("seen", seen)
            .param("most", MAX_EVENTS)
            .query(Timestamp.class)
            .optional()
            .orElse(null);
    if (last == null) {
      return Optional.empty();
    }
    List<Item> items =
        jdbc.sql(
                """
                with changed as (
                  select c.no, e.from_day, e.to_day + 1 as to_day
                  from usage_event e
                  join delivery d on d.no = e.delivery_no and d.source <> 'ESTIMATION'
                  join channel c on c.no = e.channel_no and c.kind <> 'CUMULATIVE'
                  where e.at > :seen and e.at <= :last
                  union all
                  -- a register's read tells of the intervals before it
                  select i.no, e.from_day - :reach,
                         least(e.to_day + 1, (select max(v.day) + 1 from interval_day v
                                              where v.channel_no = i.no))
                  from usage_event e
                  join channel c on c.no = e.channel_no and c.kind = 'CUMULATIVE'
                  join channel i on i.service_point_id = c.service_point_id
                    and i.direction = c.direction and i.kind in ('QUANTITY', 'AVERAGE_RATE')
                    and i.interval_seconds between 60 and 3600 and not i.derived
                  where e.at > :seen and e.at <= :last)
                select no, min(from_day), max(to_day) from (
                  select * from changed
                  union all
                  -- an absence is judged as a whole, or its end is not seen
                  select x.channel_no, x.from_day, x.to_day
                  from changed c join vee_exception x on x.channel_no = c.no
                    and x.rule = :absence and x.state = 'OPEN'
                    and x.from_day <= c.to_day and x.to_day >= c.from_day) judged
                group by no having max(to_day) > min(from_day) order by no
                """)
            .param("seen", seen)
            .param("last", last)
            .param("reach", READ_REACH)
            .param("absence", ChunkWork.ABSENCE)
            .query(
                (row, n) ->
                    new Item(
                        row.getInt(1),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class)))
            .list();
    reads.judge(seen, last);
    jdbc.sql("update vee_watch set seen_until = :last").param("last", last).update();
    return items.isEmpty() ? Optional.empty() : Optional.of(make("DELIVERY", "VEE", false, items));
  }

  /** Makes a run that somebody asks for. */
  @Transactional
  public UUID reprocess(String by, boolean longGaps, List<Item> items) {
    return make("REPROCESS", by, longGaps, items);
  }

  private UUID make(String reason, String by, boolean longGaps, List<Item> items) {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    jdbc.sql(
            """
            insert into vee_run (id, reason, state, started_by, started_at, long_gaps, channels,
              days, findings, estimates)
            values (:id, :reason, 'WORKING', :by, :now, :long, :channels, 0, 0, 0)
            """)
        .param("id", id)
        .param("reason", reason)
        .param("by", by)
        .param("now", Timestamp.from(clock.instant()))
        .param("long", longGaps)
        .param("channels", items.size())
        .update();
    int no = 0;
    for (int from = 0; from < items.size(); from += CHANNELS) {
      List<Item> some = items.subList(from, Math.min(items.size(), from + CHANNELS));
      jdbc.sql(
              """
              insert into vee_chunk (run_id, no, channels, from_days, to_days, state, attempts)
              values (:run, :no, :channels, :from, :to, 'OPEN', 0)
              """)
          .param("run", id)
          .param("no", ++no)
          .param("channels", some.stream().map(Item::channel).toArray(Integer[]::new))
          .param(
              "from",
              some.stream().map(i -> java.sql.Date.valueOf(i.from())).toArray(java.sql.Date[]::new))
          .param(
              "to",
              some.stream().map(i -> java.sql.Date.valueOf(i.to())).toArray(java.sql.Date[]::new))
          .update();
    }
    return id;
  }

  List<UUID> working() {
    return jdbc.sql("select id from vee_run where state = 'WORKING' order by started_at limit 100")
        .query(UUID.class)
        .list();
  }

  /** Leases the next chunk of a run that nobody holds. */
  @Transactional
  public Optional<Chunk> lease(UUID run, String worker) {
    return jdbc.sql(
            """
            with mine as (
              update vee_chunk set state = 'LEASED', worker = :worker, attempts = attempts + 1,
                     leased_until = now() + make_interval(secs => :lease)
              where (run_id, no) = (
                select c.run_id, c.no from vee_chunk c
                where c.run_id = :run
                  and (c.state = 'OPEN' or (c.state = 'LEASED' and c.leased_until < now()))
                order by c.no limit 1 for update skip locked)
              returning run_id, no, channels, from_days, to_days, attempts)
            select mine.*, r.long_gaps from mine join vee_run r on r.id = mine.run_id
            """)
        .param("worker", worker)
        .param("lease", LEASE.toSeconds())
        .param("run", run)
        .query(
            (row, n) -> {
              Integer[] channels = (Integer[]) row.getArray("channels").getArray();
              java.sql.Date[] from = (java.sql.Date[]) row.getArray("from_days").getArray();
              java.sql.Date[] to = (java.sql.Date[]) row.getArray("to_days").getArray();
              List<Item> items = new ArrayList<>(channels.length);
              for (int i = 0; i < channels.length; i++) {
                items.add(new Item(channels[i], from[i].toLocalDate(), to[i].toLocalDate()));
              }
              return new Chunk(
                  run,
                  row.getInt("no"),
                  items,
                  row.getInt("attempts"),
                  row.getBoolean("long_gaps"));
            })
        .optional();
  }

  /** What a chunk came to. */
  record Counts(long days, long findings, long estimates) {}

  /** Within the transaction of the results; false where the lease went to somebody else. */
  boolean done(Chunk chunk, String worker, Counts counts) {
    int mine =
        jdbc.sql(
                """
                update vee_chunk set state = 'DONE', leased_until = null
                where run_id = :run and no = :no and state = 'LEASED' and worker = :worker
                  and attempts = :attempt
                """)
            .param("run", chunk.run())
            .param("no", chunk.no())
            .param("worker", worker)
            .param("attempt", chunk.attempt())
            .update();
    if (mine == 1) {
      jdbc.sql(
              """
              update vee_run set days = days + :days, findings = findings + :findings,
                     estimates = estimates + :estimates
              where id = :run
              """)
          .param("days", counts.days())
          .param("findings", counts.findings())
          .param("estimates", counts.estimates())
          .param("run", chunk.run())
          .update();
    }
    return mine == 1;
  }

  /** A worker failed over a chunk: it is tried again, unless that happened too often. */
  @Transactional
  public void broke(Chunk chunk, String worker, String why) {
    jdbc.sql(
            """
            update vee_chunk set state = case when attempts >= :most then 'FAILED' else 'OPEN' end,
                   leased_until = null, failure = :why
            where run_id = :run and no = :no and state = 'LEASED' and worker = :worker
              and attempts = :attempt
            """)
        .param("most", MAX_ATTEMPTS)
        .param("why", why.length() > 300 ? why.substring(0, 300) : why)
        .param("run", chunk.run())
        .param("no", chunk.no())
        .param("worker", worker)
        .param("attempt", chunk.attempt())
        .update();
  }

  /** Ends a run none of whose chunks is left. */
  @Transactional
  public void finishIfDone(UUID run) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            update vee_run set state = 'DONE', finished_at = :now
            where id = :run and state = 'WORKING' and not exists (
              select 1 from vee_chunk where run_id = :run and state in ('OPEN', 'LEASED'))
            """)
        .param("now", Timestamp.from(now))
        .param("run", run)
        .update();
  }
}
