package org.wattline.tenancy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * Identifies one energy supplier on this installation. Opaque: nothing can be read from it, and it
 * never changes, whatever the supplier is called.
 */
public record TenantId(UUID value) implements Comparable<TenantId> {

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  @JsonCreator
  public static TenantId parse(String text) {
    return new TenantId(UUID.fromString(text));
  }

  /** The name of the tenant's schema and of its login role: opaque, and safe as an SQL name. */
  public String databaseName() {
    return "t_" + value.toString().replace("-", "");
  }

  @Override
  public int compareTo(TenantId other) {
    return value.compareTo(other.value);
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
