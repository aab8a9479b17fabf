package org.wattline.controlplane.directory;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.controlplane.registry.Secrets;
import org.wattline.tenancy.TenantId;

/**
 * A tenant's secrets for the service that uses them, as they are kept: sealed. Only the groups
 * named here leave the control plane, and only who holds the master key can open them. Never routed
 * by the gateway.
 */
@Hidden
@RestController
class InternalSecretsController {
  private static final Set<String> GROUPS = Set.of("stripe.");

  private final Secrets secrets;

  InternalSecretsController(Secrets secrets) {
    this.secrets = secrets;
  }

  @GetMapping("/internal/secrets/{tenant}")
  ResponseEntity<Map<String, String>> sealed(
      @PathVariable UUID tenant, @RequestParam String prefix) {
    if (!GROUPS.contains(prefix)) {
      return ResponseEntity.notFound().build();
    }
    Map<String, String> found = new LinkedHashMap<>();
    secrets
        .sealed(new TenantId(tenant))
        .forEach(
            (name, envelope) -> {
              if (name.startsWith(prefix)) {
                found.put(name, envelope);
              }
            });
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found);
  }
}
