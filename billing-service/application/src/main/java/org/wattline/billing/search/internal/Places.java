package org.wattline.billing.search.internal;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Addresses as one line. */
final class Places {
  private Places() {}

  static String address(ResultSet row) throws SQLException {
    return row.getString("street")
        + ", "
        + row.getString("postal_code")
        + " "
        + row.getString("city");
  }
}
