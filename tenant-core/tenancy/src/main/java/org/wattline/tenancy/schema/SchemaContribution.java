package org.wattline.tenancy.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * A service's part of every tenant's schema, found by {@link ServiceLoader} on the class path of
 * whoever migrates. Jars that bring one name it in {@code
 * META-INF/services/org.wattline.tenancy.schema.SchemaContribution}.
 */
public interface SchemaContribution {

  /** A short name for logs and for the history table: {@code [a-z][a-z0-9_]*}. */
  String name();

  /** Where its migrations are, as Flyway locations, such as {@code classpath:db/tenant}. */
  List<String> locations();

  /** The newest migration in this jar. A service of this build refuses a schema that is newer. */
  int currentVersion();

  /** The oldest schema version that a service of this build serves; at least 1. */
  int minimumVersion();

  /**
   * Tables (unqualified) whose rows are never changed: the tenant's role gets SELECT and INSERT
   * alone.
   */
  Set<String> appendOnlyTables();

  /**
   * Where the seed SQL of a market pack is, run after the migrations and again after each upgrade:
   * the scripts are repeatable. Empty when this contribution has nothing for the pack.
   *
   * @param marketPack such as {@code BE-VLG}
   */
  default List<String> marketLocations(String marketPack) {
    return List.of("classpath:db/market/" + marketPack.toLowerCase(Locale.ROOT));
  }

  /** Every contribution on the class path, by name. */
  static List<SchemaContribution> all() {
    return ServiceLoader.load(SchemaContribution.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(SchemaContribution::name))
        .toList();
  }
}
