package org.wattline.controlplane.api;

import java.util.Map;

/**
 * The limits that a supplier can be given, by name. Two are kept while it works, each up to what
 * the installation gives to any supplier; the other two are agreed with the supplier and shown.
 */
public final class Quotas {
  /** Requests a minute of all the supplier's people together; kept by the gateway. */
  public static final String REQUESTS_PER_MINUTE = "requests-per-minute";

  /** Connections to the database in each replica; kept by the supplier's pool. */
  public static final String DATABASE_CONNECTIONS = "database-connections";

  /** Megabytes that its schema may take, by agreement: nothing measures or refuses. */
  public static final String STORAGE_MB = "storage-mb";

  /** Staff who may have an account, by agreement: Keycloak makes accounts and does not count. */
  public static final String STAFF_USERS = "staff-users";

  /** What a supplier has that was given no other limit. */
  public static final Map<String, Long> DEFAULTS =
      Map.of(
          REQUESTS_PER_MINUTE, 120_000L,
          DATABASE_CONNECTIONS, 8L,
          STORAGE_MB, 51_200L,
          STAFF_USERS, 500L);

  private Quotas() {}
}
