package org.wattline.controlplane.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.controlplane.api.SecretEntry;
import org.wattline.controlplane.api.SecretValue;
import org.wattline.controlplane.api.SecretsApi;
import org.wattline.controlplane.lifecycle.ControlPlaneProblems;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Secrets;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.tenancy.problem.Problems;
import org.wattline.tenancy.secrets.SecretVault;

@RestController
class SecretsController implements SecretsApi {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{1,60}");

  private final Tenants tenants;
  private final Secrets secrets;

  SecretsController(Tenants tenants, Secrets secrets) {
    this.tenants = tenants;
    this.secrets = secrets;
  }

  @Override
  public List<SecretEntry> list(UUID id) {
    return secrets.of(Requests.found(tenants, id).id());
  }

  @Override
  public SecretEntry get(UUID id, String name) {
    return secrets
        .find(Requests.found(tenants, id).id(), name)
        .orElseThrow(() -> Problems.NOT_FOUND.because("The supplier has no such secret."));
  }

  @Override
  @OperatorsOnly
  public SecretEntry put(UUID id, String name, SecretValue value) {
    RegisteredTenant tenant = Requests.found(tenants, id);
    if (!NAME.matcher(name).matches()) {
      throw Problems.INVALID_REQUEST.because(
          "A secret's name is lower case letters, digits, dots and hyphens, such as stripe.api-key.");
    }
    String text = value.value();
    if (text == null
        || text.isEmpty()
        || text.getBytes(StandardCharsets.UTF_8).length > SecretVault.MAX_SECRET_BYTES) {
      throw Problems.INVALID_REQUEST.because(
          "A secret has 1 to " + SecretVault.MAX_SECRET_BYTES + " bytes.");
    }
    if (tenant.keys() == null) {
      throw ControlPlaneProblems.WRONG_STATE.because(
          "The supplier has no key yet, or no more: it is " + tenant.status().state() + ".");
    }
    return secrets.put(tenant.id(), name, text, Requests.actor());
  }

  @Override
  @OperatorsOnly
  public ResponseEntity<Void> delete(UUID id, String name) {
    if (!secrets.remove(Requests.found(tenants, id).id(), name, Requests.actor())) {
      throw Problems.NOT_FOUND.because("The supplier has no such secret.");
    }
    return ResponseEntity.noContent().build();
  }
}
