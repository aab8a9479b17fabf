package org.wattline.controlplane.api;

import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * A supplier's own secrets: payment provider, bank, mail. They can be set, replaced and removed,
 * and never read back.
 */
@HttpExchange("/api/v1/tenants/{id}/secrets")
public interface SecretsApi {

  @GetExchange
  List<SecretEntry> list(@PathVariable("id") UUID id);

  @GetExchange("/{name}")
  SecretEntry get(@PathVariable("id") UUID id, @PathVariable("name") String name);

  /**
   * @param name {@code [a-z][a-z0-9.-]{1,60}}, such as {@code stripe.api-key}
   */
  @PutExchange("/{name}")
  SecretEntry put(
      @PathVariable("id") UUID id,
      @PathVariable("name") String name,
      @RequestBody SecretValue value);

  @DeleteExchange("/{name}")
  ResponseEntity<Void> delete(@PathVariable("id") UUID id, @PathVariable("name") String name);
}
