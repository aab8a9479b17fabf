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

/** Customers who sign in pay a bill by card, as they would on the provider's page. */
final class CardPayments {
  /** The test card whose charges are disputed as fraudulent. */
  private static final String DISPUTED_CARD = "4000000000000259";

  private static final String GOOD_CARD = "4242424242424242";
  private static final int SEE_OTHER = 303;
  private static final int MOST_LOOKS = 300;

  private final LocalStack stack;
  private final DemoSupplier supplier;
  private final Http http = Http.program();

  CardPayments(LocalStack stack, DemoSupplier supplier) {
    this.stack = stack;
    this.supplier = supplier;
  }

  /** Pays the newest bill, and disputes the charge with the card's bank. */
  int dispute(Supplied payer, DemoPerson person) {
    return pay(payer, person, DISPUTED_CARD, false, "demo-disputed-payment", "DISPUTED");
  }

  /** Pays the newest bill and keeps the card. */
  int keepCard(Supplied payer, DemoPerson person) {
    return pay(payer, person, GOOD_CARD, true, "demo-kept-card", "SUCCEEDED");
  }

  /**
   * Pays what is open of the newest bill, if anything is.
   *
   * @param key keeps a second start from paying again
   * @param outcome what the service is to know of it before time goes on
   * @return how many were paid: 0 or 1
   */
  private int pay(
      Supplied payer, DemoPerson person, String card, boolean keep, String key, String outcome) {
    String token =
        stack.accessToken(
            supplier.slug(), supplier.slug(), "portal", person.username(), Demo.PASSWORD);
    String account = stack.url(supplier.slug()) + "/api/v1/accounts/" + payer.accountId();
    JsonNode bill = http.get(account + "/bills?limit=1", token).path("items").path(0);
    if (bill.isMissingNode() || new BigDecimal(bill.path("open").asString()).signum() <= 0) {
      return 0;
    }
    Map<String, Object> asked =
        Map.of("amount", bill.path("open"), "billId", bill.path("id"), "saveMethod", keep);
    JsonNode payment =
        Http.json(
            http.send(
                Http.request(account + "/payments")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            JsonMapper.shared().writeValueAsString(asked)))
                    .build()));
    String page = payment.path("checkoutUrl").asString("");
    // only the stand-in takes its cards; a real provider's page is left alone
    if (!page.contains(".localhost:")) {
      return 0;
    }
    String name = person.givenName() + " " + person.familyName();
    HttpResponse<String> typed =
        http.form(page, Map.of("number", card, "expiry", "12/34", "cvc", "123", "name", name));
    if (typed.statusCode() != SEE_OTHER) {
      throw new LocalStackException("The card page answered " + typed.statusCode() + ".");
    }
    String address =
        stack.url(supplier.slug()) + "/api/v1/payments/" + payment.path("id").asString();
    for (int i = 0; i < MOST_LOOKS; i++) {
      if (http.get(address, token).path("status").asString().equals(outcome)) {
        return 1;
      }
      StaffDesk.pause();
    }
    throw new LocalStackException("The payment " + address + " is not " + outcome + " in time.");
  }
}
