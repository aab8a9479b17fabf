package org.wattline.billing.bills.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.agreements.AgreementChanged;
import org.wattline.billing.metering.UsageChange;
import org.wattline.billing.metering.UsageChanges;
import org.wattline.billing.tariffs.TariffPublished;
import org.wattline.tenancy.time.Business;

/**
 * Notes what changed of what bills rest on. Agreements and tariffs tell it themselves; changes of
 * usage are read from metering before accounts are worked out.
 */
@Component
class BillingChanges {
  private static final LocalDate FOR_EVER = LocalDate.of(9999, 1, 1);
  private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

  /** Changes read at once; a run that finds more reads on. */
  private static final int PAGE = 20_000;

  /** A change may be committed a while after the moment it carries. */
  private static final Duration LATE_COMMIT = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final JdbcOperations copying;
  private final UsageChanges usage;
  private final Clock clock;

  BillingChanges(
      JdbcClient jdbc, JdbcOperations copying, @Lazy UsageChanges usage, @Business Clock clock) {
    this.jdbc = jdbc;
    this.copying = copying;
    this.usage = usage;
    this.clock = clock;
  }

  @EventListener
  void on(TariffPublished published) {
    note(published.productId(), published.effectiveFrom());
  }

  @EventListener
  void on(AgreementChanged changed) {
    // all of it: where a cycle or an end moves, earlier periods may be cut differently
    note(changed.agreementId(), EVER);
  }

  private void note(UUID subject, LocalDate from) {
    CopyRows rows = new CopyRows();
    rows.add(newId(), subject, from, FOR_EVER, Instants.stored(clock.instant()));
    rows.into(copying, "billing_change (id, subject, from_day, to_day, at)");
  }

  /** Reads what changed of usage up to now. */
  @Transactional
  public void readUsage() {
    jdbc.sql(
            """
            insert into billing_feed (name, read_until) values ('usage', '1970-01-01T00:00:00Z')
            on conflict do nothing
            """)
        .update();
    Instant from =
        jdbc.sql("select read_until from billing_feed where name = 'usage' for update")
            .query((row, n) -> row.getTimestamp(1).toInstant())
            .single();
    Instant after = from;
    List<UsageChange> page;
    do {
      page = usage.after(after, PAGE);
      CopyRows rows = new CopyRows();
      for (UsageChange change : page) {
        rows.add(
            newId(),
            change.servicePointId(),
            change.days().from(),
            change.days().to(),
            Instants.stored(change.recordedAt()));
        after = change.recordedAt();
      }
      rows.into(copying, "billing_change (id, subject, from_day, to_day, at)");
    } while (page.size() >= PAGE);
    Instant safe = clock.instant().minus(LATE_COMMIT);
    Instant read = after.isBefore(safe) ? after : safe;
    if (read.isAfter(from)) {
      jdbc.sql("update billing_feed set read_until = :until where name = 'usage'")
          .param("until", Instants.of(read))
          .update();
    }
  }

  private static UUID newId() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }
}
