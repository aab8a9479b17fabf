package org.wattline.bench.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.wattline.bench.service.ServiceInThisProcess;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.deliveries.Delivery;
import org.wattline.billing.contract.deliveries.DeliveryState;
import org.wattline.billing.metering.Deliveries;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenants;

/** The service in this process, to which files are delivered through its own door. */
final class Intake implements AutoCloseable {
  private static final int CONNECTIONS = 20;
  private static final int WAIT = 30;
  static final Asker STAFF = new Asker("bench", "bench", Set.of(Role.SUPERVISOR));

  private final TwoTenants world = TwoTenants.shared();
  private final ConfigurableApplicationContext service;
  private final Deliveries deliveries;
  private final List<String> points;

  Intake(int points) throws SQLException {
    service = ServiceInThisProcess.start(world, CONNECTIONS);
    deliveries = service.getBean(Deliveries.class);
    this.points = Grid.register(world, world.acme(), points);
  }

  TwoTenants world() {
    return world;
  }

  /** A part of the running service. */
  <T> T bean(Class<T> type) {
    return service.getBean(type);
  }

  List<String> points() {
    return points;
  }

  /** Delivers a file and waits until every value of it is stored; the nanoseconds it took. */
  long deliver(Path file, long values, @Nullable String point) throws IOException {
    long started = System.nanoTime();
    Delivery done =
        world.as(
            world.acme(),
            () -> {
              try (InputStream in = Files.newInputStream(file)) {
                Delivery delivery =
                    deliveries.receive(
                        STAFF,
                        in,
                        file.getFileName().toString(),
                        "Europe/Brussels",
                        null,
                        null,
                        point,
                        WAIT);
                while (delivery.state() == DeliveryState.RECEIVED
                    || delivery.state() == DeliveryState.READING) {
                  Thread.onSpinWait();
                  delivery = deliveries.get(STAFF, delivery.id());
                }
                return delivery;
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    long nanos = System.nanoTime() - started;
    if (done.state() != DeliveryState.DONE
        || done.accepted() + done.duplicate() + done.replaced() != values) {
      throw new IllegalStateException(values + " values, and the receipt says " + done);
    }
    return nanos;
  }

  /** Takes all values away again, so that each round writes as the first did. */
  void forget() throws SQLException {
    try (Connection db = world.database().superuser();
        Statement statement = db.createStatement()) {
      statement.execute("set search_path = " + world.acme().id().databaseName());
      statement.execute("truncate interval_day, usage_event");
    }
  }

  /** Bytes of the table of days and its index, for each value in it. */
  double bytesPerValue(long values) throws SQLException {
    try (Connection db = world.database().superuser();
        Statement statement = db.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select pg_total_relation_size('"
                    + world.acme().id().databaseName()
                    + ".interval_day')")) {
      row.next();
      return Math.round(row.getLong(1) * 1000.0 / values) / 1000.0;
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
