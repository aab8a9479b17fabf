package org.wattline.tenancy.jdbc;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Locale;

/** No connection became free in time. Trying again later may succeed. */
public final class ConnectionLimitException extends SQLTransientConnectionException {
  private final String property;
  private final int limit;

  /**
   * @param property the limit that was reached, by the name it is configured under
   */
  ConnectionLimitException(String property, int limit, Duration waited, String whose) {
    super(
        String.format(
            Locale.ROOT,
            "All %d database connections %s stayed in use for %d ms; the limit is %s",
            limit,
            whose,
            waited.toMillis(),
            property),
        "53300");
    this.property = property;
    this.limit = limit;
  }

  public String property() {
    return property;
  }

  public int limit() {
    return limit;
  }
}
