package org.wattline.billing.metering.internal.intake;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.access.Asker;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.audit.AuditEntry;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.tenancy.security.Role;

/**
 * A process that takes in the files of a folder as the service does: kept, then read chunk by
 * chunk, each step in the transactions of the service. It is a sender too, who sends again what it
 * has no receipt for. It may be killed at any moment and goes on where it was; while the database
 * is away it tries again.
 *
 * <p>Arguments: the database, the folder, records a chunk, and how many minutes its clock is ahead,
 * by which it takes over what a killed one left without waiting for it.
 */
final class LoadingProcess {
  static final Instant ISSUED = Instant.parse("2024-08-01T00:00:00Z");
  private static final Asker SENDER = new Asker("test", "test", Set.of(Role.SUPERVISOR));
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Runs runs;
  private final Receiving receiving;
  private final DeliveryReader reader;
  private final Path folder;

  private LoadingProcess(HikariDataSource source, Path folder, int chunkRecords, Clock clock) {
    this.folder = folder;
    jdbc = JdbcClient.create(source);
    JdbcTransactionManager transactions = new JdbcTransactionManager(source);
    transaction = new TransactionTemplate(transactions);
    runs = new Runs(jdbc, clock);
    Originals originals = new Originals(jdbc, source);
    receiving = new Receiving(jdbc, originals, runs, new Silent(), transactions, clock);
    reader =
        new DeliveryReader(
            originals,
            new ChunkStore(jdbc, source, transactions, clock),
            runs,
            new Points(jdbc),
            jdbc,
            chunkRecords);
  }

  public static void main(String[] arguments) throws Exception {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(Long.parseLong(arguments[3])));
    try (HikariDataSource source = new HikariDataSource()) {
      source.setJdbcUrl(arguments[0]);
      source.setMaximumPoolSize(3);
      source.setConnectionTimeout(10_000);
      source.setInitializationFailTimeout(-1);
      new LoadingProcess(source, Path.of(arguments[1]), Integer.parseInt(arguments[2]), clock)
          .work();
    }
  }

  private void work() throws InterruptedException {
    System.out.println("loading");
    while (true) {
      try {
        boolean sent = send();
        if (read() && !sent) {
          return;
        }
      } catch (IOException | RuntimeException broken) {
        System.out.println("broken off: " + broken);
        Thread.sleep(PAUSE);
      }
    }
  }

  /** Sends the next file that has no receipt; false where all have one. */
  private boolean send() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    for (Path file : files) {
      Path receipt = file.resolveSibling(file.getFileName() + ".receipt");
      if (Files.exists(receipt)) {
        continue;
      }
      try (InputStream content = Files.newInputStream(file)) {
        Receiving.Kept kept =
            receiving.receive(
                SENDER,
                new Receiving.Letter(
                    file.getFileName().toString(),
                    "UPLOAD",
                    ZoneId.of("Europe/Brussels"),
                    null,
                    ISSUED,
                    null),
                content);
        Files.writeString(receipt, kept.id().toString());
      }
      return true;
    }
    return false;
  }

  /** Reads what is to be read; whether all is. */
  private boolean read() throws IOException {
    for (UUID run : runs.idle(100)) {
      Optional<Claim> claim = transaction.execute(status -> runs.claim(run));
      if (claim != null && claim.isPresent()) {
        read(claim.get());
      }
    }
    return jdbc.sql("select count(*) from delivery_run where state = 'OPEN'")
            .query(Integer.class)
            .single()
        == 0;
  }

  private void read(Claim claim) throws IOException {
    try {
      reader.read(claim);
      transaction.executeWithoutResult(status -> runs.done(claim));
    } catch (org.wattline.formats.FormatRefusedException e) {
      throw new IllegalStateException(e);
    } catch (IOException | RuntimeException e) {
      // the sweep of a living process takes its own run up at once
      jdbc.sql("update delivery_run set touched_at = '-infinity' where id = :run")
          .param("run", claim.run())
          .update();
      throw e;
    }
  }

  /** Points as they are registered. */
  private record Points(JdbcClient jdbc) implements PointLookup {
    @Override
    public Map<String, Place> points(Collection<String> marketIds) {
      Map<String, Place> places = new HashMap<>();
      jdbc.sql("select market_id, id, zone from service_point where market_id = any(:ids)")
          .param("ids", marketIds.toArray(String[]::new))
          .query(
              row -> {
                places.put(
                    row.getString(1),
                    new Place(
                        Objects.requireNonNull(row.getObject(2, UUID.class)),
                        ZoneId.of(row.getString(3)),
                        CommodityKind.ELECTRICITY));
              });
      return places;
    }

    @Override
    public Map<String, List<Hanging>> hangings(Collection<String> serials) {
      return Map.of();
    }

    @Override
    public Map<String, RegisterFacts> registers(String serial) {
      return Map.of();
    }
  }

  /** Nobody asks who did it here. */
  private static final class Silent implements AuditTrail {
    @Override
    public void record(
        Asker actor,
        String action,
        String subjectType,
        UUID subjectId,
        @Nullable Object before,
        @Nullable Object after) {
      // no audit is read here
    }

    @Override
    public Page<AuditEntry> list(@Nullable UUID subjectId, @Nullable String cursor, int limit) {
      return new Page<>(List.of(), null);
    }
  }
}
