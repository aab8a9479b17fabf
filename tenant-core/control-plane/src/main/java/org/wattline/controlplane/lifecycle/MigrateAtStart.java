package org.wattline.controlplane.lifecycle;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.registry.Actor;

/**
 * Migrates what is behind as soon as a new build starts, for installations that are upgraded by
 * stopping and starting them. Where services of two builds run side by side, the onboarding team
 * says when, and this is off.
 */
@Component
@ConditionalOnProperty("wattline.tenants.migrate-at-start")
class MigrateAtStart {
  private static final Logger log = LoggerFactory.getLogger(MigrateAtStart.class);

  private final MigrationRuns runs;

  MigrateAtStart(MigrationRuns runs) {
    this.runs = runs;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    runs.startWhereBehind(Actor.SYSTEM)
        .ifPresent(
            run ->
                log.info(
                    "{} schemas are migrated to version {}",
                    run.items().size(),
                    run.targetVersion()));
  }
}
