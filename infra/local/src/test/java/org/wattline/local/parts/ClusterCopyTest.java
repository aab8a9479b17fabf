package org.wattline.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wattline.local.Folders;
import org.wattline.local.Ports;
import org.wattline.local.identity.Secrets;
import org.wattline.local.process.ProcessPart;

class ClusterCopyTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final int PURSES = 2_000;
  private static final int EACH = 100;
  private static final int MOVES = 500;

  @TempDir Path data;

  /** A copy in a folder, without packing; more is written and checkpointed before its end. */
  private record Unpacked(Path root, Movers movers, PostgresPart original)
      implements ClusterCopy.Receiver {
    @Override
    public void folder(String name) {
      Folders.createPrivate(root.resolve(name));
    }

    @Override
    public void file(String name, Path file) throws IOException {
      if (name.endsWith("global/pg_control")) {
        try {
          movers.awaitMore();
          execute(original, "checkpoint");
        } catch (InterruptedException | SQLException e) {
          throw new IOException(e);
        }
      }
      Files.copy(file, root.resolve(name));
    }

    @Override
    public void text(String name, String text) throws IOException {
      Files.writeString(root.resolve(name), text);
    }
  }

  @Test
  void aCopyTakenWhileMoneyMovesHoldsOneMomentWithAllThatWasCommittedBefore() throws Exception {
    Folders original = Folders.of(ROOT, data.resolve("original"));
    Folders copied = Folders.of(ROOT, data.resolve("copied"));
    PostgresPart launch =
        new PostgresPart(original, Ports.free().postgres(), new Secrets(original.keys()));
    ProcessPart postgres =
        new ProcessPart("postgres", original.log("postgres"), original.run(), launch);
    long before;
    postgres.start();
    try (Connection copying = launch.superuser("postgres")) {
      execute(
          launch,
          "create table purse (id int primary key, cents int not null);"
              + " create table moved (id bigint generated always as identity);"
              + " insert into purse select i, "
              + EACH
              + " from generate_series(1, "
              + PURSES
              + ") i");
      try (Movers movers = new Movers(launch)) {
        movers.awaitMore();
        before = number(launch, "select count(*) from moved");
        ClusterCopy.copy(
            copying, original.postgres(), new Unpacked(copied.data(), movers, launch), "postgres");
      }
    } finally {
      postgres.stop();
    }
    Folders.deleteTree(copied.keys());
    copyKeys(original, copied);

    PostgresPart other =
        new PostgresPart(copied, Ports.free().postgres(), new Secrets(copied.keys()));
    ProcessPart restored = new ProcessPart("postgres", copied.log("postgres"), copied.run(), other);
    restored.start();

    try {
      assertThat(number(other, "select sum(cents) from purse")).isEqualTo(PURSES * EACH);
      assertThat(number(other, "select count(*) from moved")).isGreaterThan(before);
      assertThat(number(other, "select count(*) from pg_replication_slots")).isZero();
    } finally {
      restored.stop();
    }
  }

  private static void copyKeys(Folders from, Folders to) throws IOException {
    Folders.createPrivate(to.keys());
    try (var keys = Files.list(from.keys())) {
      for (Path key : keys.toList()) {
        Files.copy(key, to.keys().resolve(key.getFileName()));
      }
    }
  }

  /** Moves money between purses, a transaction after the other, until it is closed. */
  private static final class Movers implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean stop = new AtomicBoolean();
    private volatile CountDownLatch more = new CountDownLatch(MOVES);
    private final Future<?> work;

    Movers(PostgresPart postgres) {
      work =
          threads.submit(
              () -> {
                try (Connection connection = postgres.superuser("wattline");
                    Statement statement = connection.createStatement()) {
                  connection.setAutoCommit(false);
                  for (int i = 0; !stop.get(); i++) {
                    int from = i * 7 % PURSES + 1;
                    int to = i * 13 % PURSES + 1;
                    statement.execute("update purse set cents = cents - 1 where id = " + from);
                    statement.execute("update purse set cents = cents + 1 where id = " + to);
                    statement.execute("insert into moved default values");
                    connection.commit();
                    more.countDown();
                  }
                }
                return null;
              });
    }

    /** Waits for further moves. */
    void awaitMore() throws InterruptedException {
      CountDownLatch further = new CountDownLatch(MOVES);
      more = further;
      further.await();
    }

    @Override
    public void close() throws Exception {
      stop.set(true);
      work.get();
      threads.close();
    }
  }

  private static void execute(PostgresPart postgres, String sql) throws SQLException {
    try (Connection connection = postgres.superuser("wattline");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(PostgresPart postgres, String query) throws SQLException {
    try (Connection connection = postgres.superuser("wattline");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    }
  }
}
