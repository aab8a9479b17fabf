package org.wattline.bench.controlplane;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.wattline.controlplane.schema.SchemaStream;
import org.wattline.tenancy.schema.SchemaContribution;

/**
 * Builds that follow this one: each has one migration more, of the usual kind. A column and a value
 * for it, a table that points to another, and an index.
 */
final class NextVersions {
  private static final int FIRST = 900_000;
  private static final String MIGRATION =
      """
      alter table account add column %1$s text;
      update account set %1$s = 'none';
      create table %1$s (
        id         uuid primary key,
        account_id uuid not null references account (id),
        noted_at   timestamptz not null,
        note       text not null check (length(note) <= 2000)
      );
      create index %1$s_account on %1$s (account_id, noted_at);
      """;

  private final Path folder;

  NextVersions(Path folder) {
    this.folder = folder;
  }

  /** The SQL of a migration that adds a column and a table of this name. */
  static String sql(String name) {
    return MIGRATION.replace("%1$s", name);
  }

  /** Takes the table away again, so that every round meets a schema of the same size. */
  static String undo(String name) {
    return "drop table " + name + "; alter table account drop column " + name;
  }

  /** What the migration of a round adds. */
  static String name(int round) {
    return "bench_" + round;
  }

  /**
   * The schema's stream of the build that knows the first so many rounds' migrations.
   *
   * @param rounds at least 1
   */
  SchemaStream upTo(int rounds) throws IOException {
    Path place = Files.createDirectories(folder.resolve("db/" + name(rounds))).toAbsolutePath();
    Files.writeString(
        place.resolve("V" + (FIRST + rounds) + "__" + name(rounds) + ".sql"), sql(name(rounds)));
    List<SchemaContribution> contributions = new ArrayList<>(SchemaContribution.all());
    contributions.add(new Rounds(rounds));
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    try (URLClassLoader withFiles = new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual)) {
      thread.setContextClassLoader(withFiles);
      return new SchemaStream(contributions);
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  private record Rounds(int count) implements SchemaContribution {
    @Override
    public String name() {
      return "bench";
    }

    @Override
    public List<String> locations() {
      return IntStream.rangeClosed(1, count)
          .mapToObj(round -> "classpath:db/" + NextVersions.name(round))
          .toList();
    }

    @Override
    public int currentVersion() {
      return FIRST + count;
    }

    @Override
    public int minimumVersion() {
      return 1;
    }

    @Override
    public Set<String> appendOnlyTables() {
      return Set.of();
    }

    @Override
    public List<String> marketLocations(String marketPack) {
      return List.of();
    }
  }
}
