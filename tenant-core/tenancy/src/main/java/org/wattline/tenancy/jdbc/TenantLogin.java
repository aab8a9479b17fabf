package org.wattline.tenancy.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.wattline.tenancy.directory.TenantEntry;

/** Opens a new connection to the database as one tenant. */
@FunctionalInterface
public interface TenantLogin {

  /**
   * Opens one connection, to be closed by the caller.
   *
   * @throws SQLException when the database refuses or does not answer
   */
  Connection open(TenantEntry tenant) throws SQLException;
}
