package org.wattline.billing.bills.internal;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The work of runs, in chunks of accounts. A worker leases one at a time and says done in the
 * transaction of its results; where it dies, the lease runs out and another takes over, in smaller
 * chunks each time: so a run goes on however often it is struck, and an account that strikes its
 * workers itself is soon alone. Leases follow the database's clock, which all replicas share.
 */
@Repository
class RunChunks {
  /** Accounts of a chunk: some seconds of work at most. */
  static final int ACCOUNTS = 250;

  /** A chunk that is taken over is cut into so many. */
  private static final int CUTS = 4;

  private final JdbcClient jdbc;
  private final Duration lease;

  RunChunks(JdbcClient jdbc, RunSettings settings) {
    this.jdbc = jdbc;
    this.lease = settings.lease();
  }

  /** What a chunk is for. */
  enum Phase {
    PREVIEW,
    FINALISE
  }

  /** A chunk in a worker's hands. */
  record Chunk(UUID runId, Phase phase, int no, List<UUID> accounts, int attempt) {}

  void add(UUID run, Phase phase, List<UUID> accounts) {
    add(run, phase, accounts, 0);
  }

  private void add(UUID run, Phase phase, List<UUID> accounts, int attempts) {
    int most = most(attempts + 1);
    Integer last =
        jdbc.sql("select coalesce(max(no), 0) from billing_chunk where run_id = :r and phase = :p")
            .param("r", run)
            .param("p", phase.name())
            .query(Integer.class)
            .single();
    int no = last;
    for (int from = 0; from < accounts.size(); from += most) {
      no++;
      jdbc.sql(
              """
              insert into billing_chunk (run_id, phase, no, accounts, state, attempts)
              values (:run, :phase, :no, :accounts, 'OPEN', :attempts)
              """)
          .param("run", run)
          .param("phase", phase.name())
          .param("no", no)
          .param("attempts", attempts)
          .param(
              "accounts",
              accounts.subList(from, Math.min(accounts.size(), from + most)).toArray(UUID[]::new))
          .update();
    }
  }

  /** Leases the next chunk that nobody holds, while the run is at work. */
  @Transactional
  public Optional<Chunk> lease(UUID run, Phase phase, String worker) {
    return next(run, phase, worker).map(this::cut);
  }

  /** The most accounts of a chunk at this attempt. */
  static int most(int attempt) {
    int most = ACCOUNTS;
    for (int i = 1; i < attempt && most > 1; i++) {
      most = (most + CUTS - 1) / CUTS;
    }
    return most;
  }

  /** What is too much for this attempt becomes chunks of their own. */
  private Chunk cut(Chunk chunk) {
    List<UUID> accounts = chunk.accounts();
    int most = most(chunk.attempt());
    if (accounts.size() <= most) {
      return chunk;
    }
    // one at a time finds the next free number
    jdbc.sql("select id from billing_run where id = :run for no key update")
        .param("run", chunk.runId())
        .query(UUID.class)
        .single();
    add(chunk.runId(), chunk.phase(), accounts.subList(most, accounts.size()), chunk.attempt() - 1);
    List<UUID> kept = accounts.subList(0, most);
    jdbc.sql(
            """
            update billing_chunk set accounts = :accounts
            where run_id = :run and phase = :phase and no = :no
            """)
        .param("accounts", kept.toArray(UUID[]::new))
        .param("run", chunk.runId())
        .param("phase", chunk.phase().name())
        .param("no", chunk.no())
        .update();
    return new Chunk(chunk.runId(), chunk.phase(), chunk.no(), kept, chunk.attempt());
  }

  private Optional<Chunk> next(UUID run, Phase phase, String worker) {
    return jdbc.sql(
            """
            update billing_chunk set state = 'LEASED', worker = :worker, attempts = attempts + 1,
                   leased_until = now() + make_interval(secs => :lease)
            where (run_id, phase, no) = (
              select c.run_id, c.phase, c.no from billing_chunk c
              join billing_run r on r.id = c.run_id
              where c.run_id = :run and c.phase = :phase
                and r.state = case when :phase = 'PREVIEW' then 'PREVIEWING' else 'FINALISING' end
                and (c.state = 'OPEN' or (c.state = 'LEASED' and c.leased_until < now()))
              order by c.no limit 1 for update of c skip locked)
            returning no, accounts, attempts
            """)
        .param("worker", worker)
        .param("lease", lease.toMillis() / 1000.0)
        .param("run", run)
        .param("phase", phase.name())
        .query(
            (row, n) ->
                new Chunk(
                    run,
                    phase,
                    row.getInt("no"),
                    uuids(row.getArray("accounts")),
                    row.getInt("attempts")))
        .optional();
  }

  private static List<UUID> uuids(Array array) throws SQLException {
    return new ArrayList<>(Arrays.asList((UUID[]) array.getArray()));
  }

  /** Says that a chunk is done; false where its lease went to somebody else meanwhile. */
  boolean done(Chunk chunk, String worker) {
    return jdbc.sql(
                """
                update billing_chunk set state = 'DONE', leased_until = null
                where run_id = :run and phase = :phase and no = :no and state = 'LEASED'
                  and worker = :worker and attempts = :attempt
                """)
            .param("run", chunk.runId())
            .param("phase", chunk.phase().name())
            .param("no", chunk.no())
            .param("worker", worker)
            .param("attempt", chunk.attempt())
            .update()
        == 1;
  }

  boolean allDone(UUID run, Phase phase) {
    return jdbc.sql(
                """
                select count(*) from billing_chunk
                where run_id = :run and phase = :phase and state <> 'DONE'
                """)
            .param("run", run)
            .param("phase", phase.name())
            .query(Long.class)
            .single()
        == 0;
  }
}
