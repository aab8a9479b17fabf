package org.wattline.tenancy.jdbc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the database takes connections. Logs in as nobody: no tenant stands for all. */
public final class DatabaseHealth implements HealthIndicator {
  private static final int TIMEOUT_MILLIS = 1_000;

  private final PostgresTenantLogin.Server server;

  public DatabaseHealth(PostgresTenantLogin.Server server) {
    this.server = server;
  }

  @Override
  public Health health() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(server.host(), server.port()), TIMEOUT_MILLIS);
      return Health.up().build();
    } catch (IOException e) {
      return Health.down(e).build();
    }
  }
}
