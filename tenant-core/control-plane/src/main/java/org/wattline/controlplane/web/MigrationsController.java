package org.wattline.controlplane.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.controlplane.api.MigrationRequest;
import org.wattline.controlplane.api.MigrationRun;
import org.wattline.controlplane.api.MigrationsApi;
import org.wattline.controlplane.lifecycle.MigrationRuns;

@RestController
class MigrationsController implements MigrationsApi {
  private final MigrationRuns runs;

  MigrationsController(MigrationRuns runs) {
    this.runs = runs;
  }

  @Override
  @OperatorsOnly
  public ResponseEntity<MigrationRun> start(MigrationRequest request) {
    MigrationRun run = runs.start(request.tenants(), Requests.actor());
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/migrations/" + run.id()))
        .body(run);
  }

  @Override
  public List<MigrationRun> list() {
    return runs.newest();
  }

  @Override
  public MigrationRun get(UUID run) {
    return runs.get(run);
  }
}
