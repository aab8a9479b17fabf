package org.wattline.tenancy.directory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up as soon as there is a snapshot: an old one serves, none does not. */
public final class DirectoryHealth implements HealthIndicator {
  private final TenantDirectory directory;
  private final HttpDirectoryClient client;

  public DirectoryHealth(TenantDirectory directory, HttpDirectoryClient client) {
    this.directory = directory;
    this.client = client;
  }

  @Override
  public Health health() {
    Health.Builder health = directory.version() > 0 ? Health.up() : Health.down();
    health.withDetail("version", directory.version());
    client.lastSuccess().ifPresent(at -> health.withDetail("lastAnswer", at.toString()));
    client.lastFailure().ifPresent(failure -> health.withDetail("lastFailure", failure));
    return health.build();
  }
}
