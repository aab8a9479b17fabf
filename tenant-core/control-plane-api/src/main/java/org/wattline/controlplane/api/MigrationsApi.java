package org.wattline.controlplane.api;

import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Migrations of suppliers' schemas: parallel, resumable, each supplier for itself. */
@HttpExchange("/api/v1/migrations")
public interface MigrationsApi {

  @PostExchange
  ResponseEntity<MigrationRun> start(@RequestBody MigrationRequest request);

  /** The newest runs, without their items, at most 50. */
  @GetExchange
  List<MigrationRun> list();

  @GetExchange("/{run}")
  MigrationRun get(@PathVariable("run") UUID run);
}
