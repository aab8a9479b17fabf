package org.wattline.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;
import org.wattline.bench.Distribution;
import org.wattline.bench.Unit;
import org.wattline.bench.service.ServedTenants.Reading;

/**
 * The same indexed read through the service, with one tenant and with many: how much slower the
 * slowest hundredth becomes. The probe does the same reads on one connection without any service.
 */
public final class TenantsBenchmark implements Benchmark {
  private static final int TENANTS = 300;
  private static final int READS = 3_000;

  @Override
  public String name() {
    return "tenants";
  }

  @Override
  public String summary() {
    return "p99 of an indexed read with 300 tenants over that with 1; probe: the same on one bare connection";
  }

  @Override
  public void run(Bench bench) throws Exception {
    int tenants = bench.argument("tenants", TENANTS);
    int reads = bench.argument("reads", READS);
    bench.say("making " + tenants + " tenants");
    try (ServedTenants served = new ServedTenants(tenants);
        BareReads bare = new BareReads(served)) {
      List<Reading> all = served.readings();
      for (Reading reading : all) {
        served.read(reading);
      }
      bench
          .unit(Unit.TIMES)
          .bound(1.5)
          .warmUps(2)
          .measure(
              () -> compare(reads, all, served::read).ratio(),
              () -> compare(reads, all, bare::read).ratio());
      Comparison last = compare(reads, all, served::read);
      bench.detail("p99 ms, 1 tenant", last.one());
      bench.detail("p99 ms, " + tenants + " tenants", last.many());
      bench.detail("resident MB per backend", bare.residentMegabytesPerBackend());
    }
  }

  /** A read that is timed. */
  private interface Read {
    long nanos(Reading reading) throws Exception;
  }

  /** The 99th percentiles in milliseconds. */
  private record Comparison(double one, double many) {
    double ratio() {
      return many / one;
    }
  }

  /** Reads of the first tenant and of all in turn, so that the machine's moods meet both alike. */
  private static Comparison compare(int reads, List<Reading> all, Read read) throws Exception {
    long[] one = new long[reads];
    long[] many = new long[reads];
    for (int i = 0; i < reads; i++) {
      one[i] = read.nanos(all.getFirst());
      many[i] = read.nanos(all.get(i % all.size()));
    }
    return new Comparison(
        Distribution.ofNanos(one).percentile(99), Distribution.ofNanos(many).percentile(99));
  }

  /** The rows themselves, by one connection that no wall stops. */
  private static final class BareReads implements AutoCloseable {
    private final Connection connection;
    private final Map<Reading, PreparedStatement> statements = new LinkedHashMap<>();

    BareReads(ServedTenants served) throws SQLException {
      connection = served.world().database().superuser();
      for (Reading reading : served.readings()) {
        PreparedStatement statement =
            connection.prepareStatement(
                "select a.*, c.* from %1$s.account a join %1$s.customer c on c.id = a.customer_id where a.id = ?"
                    .replace("%1$s", reading.tenant().id().databaseName()));
        statement.setObject(1, reading.accountId());
        statements.put(reading, statement);
      }
    }

    long read(Reading reading) throws SQLException {
      PreparedStatement statement = statements.get(reading);
      if (statement == null) {
        throw new IllegalArgumentException("Not prepared: " + reading.tenant().slug());
      }
      long start = System.nanoTime();
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("The account of " + reading.tenant().slug() + " is gone");
        }
      }
      return System.nanoTime() - start;
    }

    /** Private resident memory of the server's processes that serve tenants, on average. */
    double residentMegabytesPerBackend() throws SQLException, IOException {
      List<Long> kilobytes = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select pid from pg_stat_activity where usename like 't\\_%' escape '\\'")) {
        while (rows.next()) {
          Path smaps = Path.of("/proc", String.valueOf(rows.getInt(1)), "smaps_rollup");
          if (Files.isReadable(smaps)) {
            kilobytes.add(
                Files.readAllLines(smaps).stream()
                    .filter(line -> line.startsWith("Private_"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum());
          }
        }
      }
      return kilobytes.stream().mapToLong(Long::longValue).average().orElse(0) / 1024;
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
