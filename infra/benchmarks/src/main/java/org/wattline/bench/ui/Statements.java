package org.wattline.bench.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.wattline.local.LocalStack;

/**
 * Counts the statements that PostgreSQL is asked in suppliers' names, by its own log: what opens,
 * ends or sets up a transaction is not counted, nor is what looks for work that is due.
 */
final class Statements implements AutoCloseable {
  private static final Pattern STATEMENT =
      Pattern.compile(" t_\\w+@wattline LOG: {2}(?:statement|execute [^:]*): *(\\S+)");
  private static final Pattern NO_READ =
      Pattern.compile("(?i)begin|commit|rollback|set|reset|show|discard|savepoint|release|alter");
  private static final Pattern BACKGROUND =
      Pattern.compile("scheduled_tasks|event_publication|message_source");

  /** The log is written by another process than the one that answers. */
  private static final long LOG_MILLIS = 120;

  private final LocalStack stack;
  private final Path log;
  private long read;
  private long counted;

  Statements(LocalStack stack) throws SQLException, IOException, InterruptedException {
    this.stack = stack;
    this.log = stack.folders().log("postgres");
    tell("alter system set log_statement = 'all'");
    read = Files.size(log);
  }

  /** How many there have been since the count began. */
  long soFar() throws IOException, InterruptedException {
    TimeUnit.MILLISECONDS.sleep(LOG_MILLIS);
    byte[] all = Files.readAllBytes(log);
    String fresh =
        new String(
            all, Math.toIntExact(read), all.length - Math.toIntExact(read), StandardCharsets.UTF_8);
    read = all.length;
    counted += fresh.lines().filter(Statements::counts).count();
    return counted;
  }

  private static boolean counts(String line) {
    var statement = STATEMENT.matcher(line);
    return statement.find()
        && !NO_READ.matcher(statement.group(1)).matches()
        && !BACKGROUND.matcher(line).find();
  }

  private void tell(String setting) throws SQLException, InterruptedException {
    try (Connection db = stack.superuser("wattline");
        Statement statement = db.createStatement()) {
      statement.execute(setting);
      statement.execute("select pg_reload_conf()");
    }
    TimeUnit.MILLISECONDS.sleep(LOG_MILLIS);
  }

  @Override
  public void close() throws SQLException, InterruptedException {
    tell("alter system reset log_statement");
  }
}
