package org.wattline.local.demo.history;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.wattline.local.Http;
import org.wattline.local.LocalStack;
import org.wattline.local.LocalStackException;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoPerson;
import org.wattline.local.demo.DemoSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A customer pays the newest bill by card, and disputes the charge with the card's bank. */
final class DisputedPayment {
  /** The test card whose charges are disputed as fraudulent. */
  private static final String CARD = "4000000000000259";

  private static final int SEE_OTHER = 303;

  private final LocalStack stack;
  private final DemoSupplier supplier;
  private final Http http = Http.program();

  DisputedPayment(LocalStack stack, DemoSupplier supplier) {
    this.stack = stack;
    this.supplier = supplier;
  }

  /** Pays once: the key keeps a second start from paying again. */
  void ensure(Supplied payer, DemoPerson person) {
    String token =
        stack.accessToken(
            supplier.slug(), supplier.slug(), "portal", person.username(), Demo.PASSWORD);
    String account = stack.url(supplier.slug()) + "/api/v1/accounts/" + payer.accountId();
    JsonNode bill = http.get(account + "/bills?limit=1", token).path("items").path(0);
    if (bill.isMissingNode() || new BigDecimal(bill.path("total").asString()).signum() <= 0) {
      return;
    }
    Map<String, Object> asked =
        Map.of("amount", bill.path("total"), "billId", bill.path("id"), "saveMethod", false);
    JsonNode payment =
        Http.json(
            http.send(
                Http.request(account + "/payments")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "demo-disputed-payment")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            JsonMapper.shared().writeValueAsString(asked)))
                    .build()));
    String page = payment.path("checkoutUrl").asString("");
    // only the stand-in takes its cards; a real provider's page is left alone
    if (page.contains(".localhost:")) {
      String name = person.givenName() + " " + person.familyName();
      HttpResponse<String> typed =
          http.form(page, Map.of("number", CARD, "expiry", "12/34", "cvc", "123", "name", name));
      if (typed.statusCode() != SEE_OTHER) {
        throw new LocalStackException("The card page answered " + typed.statusCode() + ".");
      }
    }
  }
}
