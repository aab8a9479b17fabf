package org.wattline.bench.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.wattline.tenancy.test.TestDatabase;

/**
 * The fixture's PostgreSQL as something that dies: all of its processes at once by SIGKILL, and up
 * again on the same data. A commit counts once it was answered, as in production; only the disk's
 * cache is trusted, which a kill leaves alone.
 */
public final class MortalPostgres {
  private static final long START_SECONDS = 120;

  private final TestDatabase database;
  private final Path data;
  private final List<String> command;

  private MortalPostgres(TestDatabase database, Path data, List<String> command) {
    this.database = database;
    this.data = data;
    this.command = command;
  }

  /** The fixture's; none where it runs in a container, whose processes are not ours to kill. */
  public static Optional<MortalPostgres> of(TestDatabase database)
      throws SQLException, IOException {
    try (Connection db = database.superuser();
        Statement statement = db.createStatement()) {
      // the fixture's command line says off, which a setting of the whole server does not change
      statement.execute("alter database " + TestDatabase.DATABASE + " set synchronous_commit = on");
      Path data = Path.of(one(statement, "show data_directory"));
      if (!Files.isReadable(data.resolve("postmaster.pid"))) {
        return Optional.empty();
      }
      // its own command line, and a user of its own where this is the superuser
      Path process = Path.of("/proc", Long.toString(pid(data)));
      List<String> command = new ArrayList<>();
      if ("root".equals(System.getProperty("user.name"))) {
        command.addAll(List.of("unshare", "-U"));
      }
      String[] line = Files.readString(process.resolve("cmdline")).split("\0");
      command.add(Files.readSymbolicLink(process.resolve("exe")).toString());
      command.addAll(Arrays.asList(line).subList(1, line.length));
      return Optional.of(new MortalPostgres(database, data, command));
    }
  }

  private static String one(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static long pid(Path data) throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
  }

  /** Ends every process of it at once. */
  public void kill() throws IOException, InterruptedException {
    ProcessHandle postmaster = ProcessHandle.of(pid(data)).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(postmaster.children().toList());
    all.addFirst(postmaster);
    all.forEach(ProcessHandle::destroyForcibly);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (all.stream().anyMatch(MortalPostgres::runs) && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Whether it does anything yet: a process that is dead and was not asked after counts not. */
  private static boolean runs(ProcessHandle process) {
    try {
      return !Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
          .replaceFirst("(?s)^.*\\) ", "")
          .startsWith("Z");
    } catch (IOException gone) {
      return false;
    }
  }

  /** Brings it up again and waits until it answers. */
  public void start() throws IOException, InterruptedException {
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    Path log = data.resolve("restarts.log");
    Process process = launch(log);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try (Connection db = database.superuser()) {
        return;
      } catch (SQLException notYet) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(Files.readString(log), notYet);
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
      if (!process.isAlive()) {
        // it does not begin while the one before is there, if only to be buried
        process = launch(log);
      }
    }
  }

  private Process launch(Path log) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
