package org.wattline.controlplane.api;

import java.util.Map;

/** The limits that a supplier can be given, by name. */
public final class Quotas {
  /** Requests a minute of all the supplier's people together, kept by the gateway. */
  public static final String REQUESTS_PER_MINUTE = "requests-per-minute";

  /** Connections to the database that its pool may hold in each replica. */
  public static final String DATABASE_CONNECTIONS = "database-connections";

  /** Megabytes its schema may take before onboarding is warned. */
  public static final String STORAGE_MB = "storage-mb";

  /** Staff who may have an account. */
  public static final String STAFF_USERS = "staff-users";

  /** What a supplier has that was given no other limit. */
  public static final Map<String, Long> DEFAULTS =
      Map.of(
          REQUESTS_PER_MINUTE, 6_000L,
          DATABASE_CONNECTIONS, 5L,
          STORAGE_MB, 51_200L,
          STAFF_USERS, 500L);

  private Quotas() {}
}
