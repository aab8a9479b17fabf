package org.wattline.local.parts;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies all databases of a running PostgreSQL as of one moment, by its own functions for base
 * backups: what is written while files are read is brought in from the log when the copy is first
 * started. What is left out is what PostgreSQL's own tool for it leaves out.
 */
public final class ClusterCopy {
  private static final String LOG = "pg_wal";
  private static final String CONTROL_FILE = "global/pg_control";

  private static final Set<String> EMPTIED =
      Set.of(
          LOG,
          "pg_dynshmem",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Set<String> LEFT_OUT =
      Set.of(
          "postmaster.pid",
          "postmaster.opts",
          "current_logfiles",
          "backup_label",
          "backup_label.old",
          "tablespace_map",
          "backup_manifest");

  private final Path cluster;
  private final Receiver to;
  private final String prefix;

  private ClusterCopy(Path cluster, Receiver to, String prefix) {
    this.cluster = cluster;
    this.to = to;
    this.prefix = prefix;
  }

  /** Takes what is copied. */
  public interface Receiver {
    void folder(String name) throws IOException;

    /** A file as long as it now is, of which the end may be missing by now, or all of it. */
    void file(String name, Path file) throws IOException;

    void text(String name, String text) throws IOException;
  }

  /**
   * Copies the cluster; the moment is the end of the copy.
   *
   * @param superuser a connection used for nothing else
   * @param cluster the data folder
   * @param name the folder in the copy
   */
  public static void copy(Connection superuser, Path cluster, Receiver to, String name)
      throws SQLException, IOException {
    new ClusterCopy(cluster, to, name + "/").copy(superuser);
  }

  private void copy(Connection superuser) throws SQLException, IOException {
    try (Statement statement = superuser.createStatement()) {
      // keeps the log from here on, for as long as this connection lasts
      statement.execute("select pg_create_physical_replication_slot('cluster_copy', true, true)");
      String first;
      try (ResultSet begun =
          statement.executeQuery("select pg_walfile_name(pg_backup_start('copy', fast => true))")) {
        begun.next();
        first = begun.getString(1);
      }
      copyFiles();
      String label;
      String last;
      try (ResultSet ended =
          statement.executeQuery(
              "select labelfile, pg_walfile_name(lsn)"
                  + " from pg_backup_stop(wait_for_archive => false)")) {
        ended.next();
        label = ended.getString(1);
        last = ended.getString(2);
      }
      to.text(prefix + "backup_label", label);
      copyLog(first, last);
      statement.execute("select pg_drop_replication_slot('cluster_copy')");
    }
  }

  private void copyFiles() throws IOException {
    to.folder(prefix.substring(0, prefix.length() - 1));
    Files.walkFileTree(
        cluster,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            String name = cluster.relativize(folder).toString();
            if (folder.getFileName().toString().startsWith("pgsql_tmp")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            if (!name.isEmpty()) {
              to.folder(prefix + name);
            }
            return EMPTIED.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = cluster.relativize(file).toString();
            String last = file.getFileName().toString();
            if (!LEFT_OUT.contains(name)
                && !name.equals(CONTROL_FILE)
                && !last.startsWith("pgsql_tmp")
                && !last.startsWith("pg_internal.init")) {
              to.file(prefix + name, file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure == null || failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    // last, as it says how far the rest is written
    to.file(prefix + CONTROL_FILE, cluster.resolve(CONTROL_FILE));
  }

  private void copyLog(String first, String last) throws IOException {
    Path log = cluster.resolve(LOG);
    List<String> segments;
    try (Stream<Path> files = Files.list(log)) {
      segments =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("[0-9A-F]{24}"))
              .filter(name -> name.compareTo(first) >= 0 && name.compareTo(last) <= 0)
              .sorted()
              .toList();
    }
    if (segments.isEmpty() || !segments.getFirst().equals(first)) {
      throw new IOException("PostgreSQL's log from " + first + " on is not there any more.");
    }
    for (String segment : segments) {
      to.file(prefix + LOG + "/" + segment, log.resolve(segment));
    }
  }
}
