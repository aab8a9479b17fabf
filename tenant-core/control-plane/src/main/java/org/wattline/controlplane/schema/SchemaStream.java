package org.wattline.controlplane.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.wattline.tenancy.schema.SchemaContribution;

/**
 * All migrations of all contributions in one order, read once. Two files with one number or an
 * unknown file name stop the service at its start, not in the middle of an upgrade. Numbers may be
 * left out, since several people write migrations at a time; one that is filled in below what a
 * schema has already is refused there.
 */
public final class SchemaStream {
  private static final Pattern VERSIONED = Pattern.compile("V(\\d{1,9})__[a-z0-9_]+\\.sql");
  private static final Pattern ASSERTIONS =
      Pattern.compile("(V\\d{1,9}__[a-z0-9_]+)\\.assert\\.sql");
  private static final String CLASSPATH = "classpath:";

  /** 4 MiB: a migration is read by people. */
  private static final int MAX_FILE_BYTES = 4 * 1024 * 1024;

  private final List<SchemaContribution> contributions;
  private final List<Migration> migrations;
  private final Map<String, List<Seed>> seeds = new ConcurrentHashMap<>();

  /**
   * A repeatable script of a market pack.
   *
   * @param checksum SHA-256 of its content, in hex
   */
  record Seed(String script, String sql, String checksum) {}

  /**
   * Reads the contributions' files.
   *
   * @throws IllegalArgumentException when they are not one stream
   */
  public SchemaStream(Collection<SchemaContribution> contributions) {
    this.contributions = List.copyOf(contributions);
    this.migrations = read(this.contributions);
  }

  /** Every contribution on the class path. */
  public static SchemaStream onClassPath() {
    return new SchemaStream(SchemaContribution.all());
  }

  public List<SchemaContribution> contributions() {
    return contributions;
  }

  /** The version of the newest migration, 0 when there is none. */
  public int newest() {
    return migrations.isEmpty() ? 0 : migrations.getLast().version();
  }

  /** The oldest version that all services of this build serve. */
  public int minimumToServe() {
    return contributions.stream().mapToInt(SchemaContribution::minimumVersion).max().orElse(0);
  }

  /**
   * Compares migrations that were applied elsewhere with this build's.
   *
   * @param checksums by version
   * @throws IllegalArgumentException when one is not the same
   */
  public void requireApplied(Map<Integer, String> checksums) {
    for (Migration migration : migrations) {
      String applied = checksums.get(migration.version());
      if (applied != null && !applied.equals(migration.checksum())) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s is not the migration of this name that the archive's schema was made with",
                migration.script()));
      }
    }
  }

  List<Migration> migrations() {
    return migrations;
  }

  /** The scripts of a market pack, by name. */
  List<Seed> seeds(String marketPack) {
    return seeds.computeIfAbsent(
        marketPack,
        pack -> {
          var found = new ArrayList<Seed>();
          for (SchemaContribution contribution : contributions) {
            for (String location : contribution.marketLocations(pack)) {
              for (Map.Entry<String, String> file : sqlFiles(location).entrySet()) {
                found.add(new Seed(file.getKey(), file.getValue(), checksum(file.getValue())));
              }
            }
          }
          found.sort(Comparator.comparing(Seed::script));
          return List.copyOf(found);
        });
  }

  private static List<Migration> read(List<SchemaContribution> contributions) {
    var byVersion = new TreeMap<Integer, Migration>();
    for (SchemaContribution contribution : contributions) {
      int newest = 0;
      for (String location : contribution.locations()) {
        Map<String, String> files = sqlFiles(location);
        for (Migration migration : migrations(contribution, location, files)) {
          Migration other = byVersion.put(migration.version(), migration);
          if (other != null) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "Migrations %s and %s have one version",
                    other.script(),
                    migration.script()));
          }
          newest = Math.max(newest, migration.version());
        }
      }
      if (newest != contribution.currentVersion()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Contribution %s says its newest migration is %d, but its files end at %d",
                contribution.name(),
                contribution.currentVersion(),
                newest));
      }
    }
    return List.copyOf(byVersion.values());
  }

  private static List<Migration> migrations(
      SchemaContribution contribution, String location, Map<String, String> files) {
    var assertions = new HashMap<String, List<Assertion>>();
    files.forEach(
        (name, text) -> {
          Matcher match = ASSERTIONS.matcher(name);
          if (match.matches()) {
            assertions.put(match.group(1) + ".sql", Assertion.parse(name, text));
          }
        });
    var found = new ArrayList<Migration>();
    files.forEach(
        (name, text) -> {
          Matcher match = VERSIONED.matcher(name);
          if (match.matches()) {
            List<Assertion> of = assertions.remove(name);
            found.add(
                new Migration(
                    Integer.parseInt(match.group(1)),
                    name,
                    text,
                    checksum(text),
                    of == null ? List.of() : of));
          } else if (!ASSERTIONS.matcher(name).matches()) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "%s in %s of contribution %s is no migration: it would be named"
                        + " V0001__words.sql",
                    name,
                    location,
                    contribution.name()));
          }
        });
    if (!assertions.isEmpty()) {
      throw new IllegalArgumentException("Assertions without a migration: " + assertions.keySet());
    }
    return found;
  }

  /** Name and text of the SQL files at a location, by name. */
  private static Map<String, String> sqlFiles(String location) {
    if (!location.startsWith(CLASSPATH)) {
      throw new IllegalArgumentException(
          "A schema's location begins with classpath:, not " + location);
    }
    String path = location.substring(CLASSPATH.length()).replaceAll("^/+|/+$", "");
    var found = new TreeMap<String, String>();
    try {
      Resource[] resources =
          new PathMatchingResourcePatternResolver().getResources("classpath*:" + path + "/*.sql");
      for (Resource resource : resources) {
        byte[] content = resource.getContentAsByteArray();
        String name = String.valueOf(resource.getFilename());
        if (content.length > MAX_FILE_BYTES) {
          throw new IllegalArgumentException(
              location + "/" + name + " is larger than " + MAX_FILE_BYTES);
        }
        if (found.put(name, normalized(content)) != null) {
          throw new IllegalArgumentException(location + " has two files named " + name);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The schema at " + location + " cannot be read", e);
    }
    return found;
  }

  private static String normalized(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  static String checksum(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
