package org.wattline.controlplane.directory;

import io.swagger.v3.oas.annotations.Hidden;
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
import org.wattline.tenancy.secrets.SealedSecrets;

/**
 * A tenant's secrets for the service that uses them, as they are kept: sealed, with the key that
 * opens them, sealed too. Only the groups named here leave the control plane, and only who holds
 * the master key can open them. Never routed by the gateway.
 */
@Hidden
@RestController
class InternalSecretsController {
  private static final Set<String> GROUPS = Set.of("stripe.", "mqtt.", "kafka.");

  private final Secrets secrets;

  InternalSecretsController(Secrets secrets) {
    this.secrets = secrets;
  }

  @GetMapping("/internal/secrets/{tenant}")
  ResponseEntity<SealedSecrets> sealed(@PathVariable UUID tenant, @RequestParam String prefix) {
    if (!GROUPS.contains(prefix)) {
      return ResponseEntity.notFound().build();
    }
    return secrets
        .handedOut(new TenantId(tenant), prefix)
        .map(found -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }
}
