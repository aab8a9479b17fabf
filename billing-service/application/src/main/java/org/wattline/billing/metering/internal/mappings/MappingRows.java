package org.wattline.billing.metering.internal.mappings;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.formats.csv.CsvMapping;
import org.wattline.formats.csv.ReadyMappings;

/**
 * A supplier's own mappings, every version of them. A delivery notes the {@link #last()} version
 * that there was when it was received, and is read by what was known then however often its reading
 * is taken up.
 */
@Component
public class MappingRows {
  private static final String CURRENT =
      """
      select * from (select distinct on (name) * from csv_mapping where no <= :known
        order by name, version desc) m
      where document is not null
      """;

  private final JdbcClient jdbc;

  public MappingRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A version of a mapping.
   *
   * @param document null where it was withdrawn
   */
  record Version(
      String name, int version, @Nullable String document, Instant declaredAt, String declaredBy) {}

  /** The number of the last version of any; 0 where there is none. */
  public int last() {
    return jdbc.sql("select coalesce(max(no), 0) from csv_mapping").query(Integer.class).single();
  }

  /** Those in use, by name. */
  List<Version> current() {
    return versions(CURRENT + " order by name", Integer.MAX_VALUE, "");
  }

  /** The versions of one, the last first. */
  List<Version> versionsOf(String name) {
    return versions(
        "select * from csv_mapping where no <= :known and name = :name order by version desc",
        Integer.MAX_VALUE,
        name);
  }

  private List<Version> versions(String sql, int known, String name) {
    return jdbc.sql(sql)
        .param("known", known)
        .param("name", name)
        .query(
            (row, n) ->
                new Version(
                    row.getString("name"),
                    row.getInt("version"),
                    row.getString("document"),
                    row.getTimestamp("declared_at").toInstant(),
                    row.getString("declared_by")))
        .list();
  }

  /** A mapping by its name as it was known: one of the supplier's own or a ready one. */
  public Optional<CsvMapping> named(String name, int known) {
    Optional<CsvMapping> ready = ready(name);
    return ready.isPresent()
        ? ready
        : versions(CURRENT + " and name = :name", known, name).stream()
            .map(MappingRows::read)
            .map(MappingJson.Declared::mapping)
            .findFirst();
  }

  /** A ready mapping by its name. */
  static Optional<CsvMapping> ready(String name) {
    return ReadyMappings.ALL.stream().filter(mapping -> mapping.name().equals(name)).findFirst();
  }

  /** The names that a delivery may give, the supplier's own first. */
  public List<String> names() {
    List<String> names = new ArrayList<>(current().stream().map(Version::name).toList());
    ReadyMappings.ALL.forEach(mapping -> names.add(mapping.name()));
    return names;
  }

  /**
   * The supplier's own mappings that a header may choose, as they were known: the more columns one
   * asks for, the earlier.
   */
  public List<CsvMapping> detectable(int known) {
    return known == 0
        ? List.of()
        : versions(CURRENT, known, "").stream()
            .map(MappingRows::read)
            .filter(MappingJson.Declared::detect)
            .map(MappingJson.Declared::mapping)
            .sorted(
                Comparator.comparingInt((CsvMapping m) -> -m.columns().size())
                    .thenComparing(CsvMapping::name))
            .toList();
  }

  static MappingJson.Declared read(Version version) {
    return MappingJson.read(version.name(), String.valueOf(version.document()));
  }

  /** Keeps a version; under the supplier's write lock, so that numbers only rise. */
  void keep(Version version) {
    jdbc.sql(
            """
            insert into csv_mapping (name, version, document, declared_at, declared_by)
            values (:name, :version, :document, :at, :by)
            """)
        .param("name", version.name())
        .param("version", version.version())
        .param("document", version.document())
        .param("at", Timestamp.from(version.declaredAt()))
        .param("by", version.declaredBy())
        .update();
  }
}
