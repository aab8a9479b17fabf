package org.wattline.billing.contract.customers;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What a signed-in person asks about themselves. */
@HttpExchange("/api/v1")
public interface SelfServiceApi {

  @GetExchange("/me")
  Me me();

  /**
   * Claims an account. A wrong number and a wrong code are answered alike, and few attempts are
   * allowed.
   */
  @PostExchange("/registrations")
  Account register(@Valid @RequestBody Registration registration);
}
