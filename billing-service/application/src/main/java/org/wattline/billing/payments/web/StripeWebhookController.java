package org.wattline.billing.payments.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.payments.internal.WebhookIntake;

/**
 * Where Stripe sends its events, at each supplier's own host: the one door that is opened by a
 * signature instead of a token.
 */
@Hidden
@RestController
class StripeWebhookController {
  private final WebhookIntake intake;

  StripeWebhookController(WebhookIntake intake) {
    this.intake = intake;
  }

  @PostMapping("/api/v1/webhooks/stripe/{supplier}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void take(
      @PathVariable String supplier,
      @Nullable @RequestHeader(name = "Stripe-Signature", required = false) String signature,
      HttpServletRequest request)
      throws IOException {
    intake.take(
        supplier, signature, request.getInputStream().readNBytes(WebhookIntake.MAX_BYTES + 1));
  }
}
