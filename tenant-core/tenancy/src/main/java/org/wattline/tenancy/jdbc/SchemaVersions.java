package org.wattline.tenancy.jdbc;

import java.util.Locale;

/**
 * The schema versions that this build of a service serves.
 *
 * @param minimum the oldest
 * @param maximum the newest: a newer schema may mean what this build does not know
 */
public record SchemaVersions(int minimum, int maximum) {
  /** For services that do not care. */
  public static final SchemaVersions ANY = new SchemaVersions(0, Integer.MAX_VALUE);

  public SchemaVersions {
    if (minimum < 0 || maximum < minimum) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "Schema versions %d to %d are no range", minimum, maximum));
    }
  }

  public boolean contains(int version) {
    return version >= minimum && version <= maximum;
  }

  String refusal(int version) {
    return version < minimum
        ? String.format(
            Locale.ROOT, "its schema is of version %d, this service needs %d", version, minimum)
        : String.format(
            Locale.ROOT,
            "its schema is of version %d, this service knows up to %d: upgrade the service",
            version,
            maximum);
  }
}
