package org.wattline.controlplane.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets only the holder of a job's lease write for its tenant. Each transaction takes the tenant's
 * advisory lock and looks at the lease: a worker that was held up and lost its lease finds the door
 * shut, and one that takes over waits until what the other had begun is committed or gone.
 */
public final class Fence {
  private final Lease lease;
  private final DataSource dataSource;
  private final TransactionTemplate transactions;

  public Fence(Lease lease, DataSource dataSource, TransactionTemplate transactions) {
    this.lease = lease;
    this.dataSource = dataSource;
    this.transactions = transactions;
  }

  /** Work on the transaction's connection. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Runs work in one transaction behind the fence.
   *
   * @throws LeaseLostException when the lease is gone
   */
  public <T> T inTransaction(Work<T> work) throws SQLException {
    try {
      return transactions.execute(
          status -> {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
              enter(connection);
              return work.on(connection);
            } catch (SQLException e) {
              throw new CarriedSqlException(e);
            } finally {
              DataSourceUtils.releaseConnection(connection, dataSource);
            }
          });
    } catch (CarriedSqlException e) {
      throw e.carried;
    }
  }

  /** Looks at the lease without a transaction: before work outside the database. */
  public void check() throws SQLException {
    inTransaction(connection -> true);
  }

  private void enter(Connection connection) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      lock.setString(1, "tenant " + lease.tenant());
      lock.execute();
    }
    try (PreparedStatement held =
        connection.prepareStatement(
            "select 1 from platform.job where id = ? and lease_token = ?")) {
      held.setObject(1, lease.job());
      held.setObject(2, lease.token());
      try (ResultSet row = held.executeQuery()) {
        if (!row.next()) {
          throw new LeaseLostException(lease.job());
        }
      }
    }
  }

  private static final class CarriedSqlException extends RuntimeException {
    private final SQLException carried;

    CarriedSqlException(SQLException carried) {
      super(carried);
      this.carried = carried;
    }
  }
}
