package org.wattline.billing.metering.internal.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.metering.internal.UsageWriting;
import org.wattline.billing.metering.internal.days.DayMerge;
import org.wattline.billing.metering.internal.days.Tally;
import org.wattline.tenancy.time.Business;

/**
 * Commits chunks: values, readings, changes told, rejections, counts, and how far the run got, all
 * in one transaction or not at all. One writer a supplier at a time: each reads what is known, and
 * adds to it, undisturbed.
 */
@Component
class ChunkStore implements UsageWriting {
  private final JdbcClient jdbc;
  private final DataSource source;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Clock business;

  /**
   * @param clock that runs are held by
   * @param business that changes are recorded by
   */
  ChunkStore(
      JdbcClient jdbc,
      DataSource source,
      PlatformTransactionManager transactions,
      Clock clock,
      @Business Clock business) {
    this.jdbc = jdbc;
    this.source = source;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
    this.business = business;
  }

  /**
   * Commits a chunk, or the end of a document.
   *
   * @param chunk null where the document has nothing left
   * @param end null where the document goes on
   * @throws Claim.LostException when another holds the run by now
   */
  void commit(
      Claim claim,
      ChannelBook channels,
      DayMerge merge,
      @Nullable Chunk chunk,
      @Nullable DocumentEnd end) {
    ChannelBook.Numbers made =
        transaction.execute(status -> within(claim, channels, merge, chunk, end));
    if (made != null) {
      channels.remember(made);
    }
  }

  private ChannelBook.Numbers within(
      Claim claim,
      ChannelBook channels,
      DayMerge merge,
      @Nullable Chunk chunk,
      @Nullable DocumentEnd end) {
    Instant now = begin();
    fence(claim, chunk == null ? null : chunk.told(), end != null);
    ChannelBook.Numbers numbers = new ChannelBook.Numbers(Map.of(), Map.of());
    if (chunk != null) {
      Set<ChannelSpec> wanted = new LinkedHashSet<>();
      chunk.days().forEach(day -> wanted.add(day.channel()));
      chunk.readings().forEach(reading -> wanted.add(reading.channel()));
      numbers = channels.resolve(wanted, now);
      Tally tally = new Tally();
      tally.add(chunk.within());
      ChangeLog changes = new ChangeLog(jdbc, numbers, claim.deliveryNo(), now);
      Connection connection = DataSourceUtils.getConnection(source);
      try {
        new DayWriter(connection, merge, numbers, claim.deliveryNo(), now)
            .write(chunk.days(), tally, changes);
        new ReadingWriter(jdbc, merge, numbers, claim.deliveryNo(), now)
            .write(chunk.readings(), tally, changes);
        changes.write(connection);
      } catch (SQLException e) {
        throw new DataAccessResourceFailureException("A chunk was not written", e);
      } finally {
        DataSourceUtils.releaseConnection(connection, source);
      }
      DeliveryCounts.add(jdbc, claim, chunk, tally);
    }
    if (end != null && !claim.takesUp()) {
      DeliveryCounts.end(jdbc, claim, end);
    }
    return numbers;
  }

  /** Takes the supplier's write lock; a moment after all that was recorded before. */
  private Instant begin() {
    jdbc.sql("set local statement_timeout = '10min'").update();
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(current_schema(), 4))")
        .query((row, n) -> true)
        .single();
    Instant now = business.instant().truncatedTo(ChronoUnit.MICROS);
    Timestamp last =
        jdbc.sql("select max(at) from usage_event").query(Timestamp.class).optional().orElse(null);
    if (last != null && !now.isAfter(last.toInstant())) {
      now = last.toInstant().plus(1, ChronoUnit.MICROS);
    }
    return now;
  }

  @Override
  public <T extends @Nullable Object> T locked(Function<Instant, T> work) {
    return transaction.<T>execute(status -> work.apply(begin()));
  }

  private void fence(Claim claim, @Nullable Long told, boolean ends) {
    int mine =
        jdbc.sql(
                """
                update delivery_run
                set chunks = chunks + 1, touched_at = :now,
                    told = case when :ends then 0 else coalesce(:told, told) end,
                    documents = documents + case when :ends then 1 else 0 end
                where id = :run and attempts = :attempt and state = 'OPEN'
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("ends", ends)
            .param("told", told, java.sql.Types.BIGINT)
            .param("run", claim.run())
            .param("attempt", claim.attempt())
            .update();
    if (mine == 0) {
      throw new Claim.LostException(claim.run());
    }
  }
}
