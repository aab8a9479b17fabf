package org.wattline.billing.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.Desk;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.security.Role;

/** Agrees on supplies for tests, through the service's own doors. */
public final class Contracts {
  private final Desk desk;

  public Contracts(Desk desk) {
    this.desk = desk;
  }

  /** Terms of monthly bills on the first. */
  public static Map<String, Object> monthly(String productId) {
    Map<String, Object> terms = new HashMap<>();
    terms.put("productId", productId);
    terms.put("cycle", Map.of("kind", "MONTHLY", "anchorDay", 1));
    terms.put("attributes", Map.of());
    terms.put("overrides", List.of());
    return terms;
  }

  public Answer agreed(
      String account, String point, String from, @Nullable String to, Map<String, Object> terms) {
    Answer made = agree(desk.staff(Role.CUSTOMER_SERVICE), account, point, from, to, terms);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made;
  }

  public Answer agree(
      String token,
      String account,
      String point,
      String from,
      @Nullable String to,
      Map<String, Object> terms) {
    Map<String, Object> agreement = new HashMap<>();
    agreement.put("accountId", account);
    agreement.put("servicePointId", point);
    agreement.put("from", from);
    agreement.put("to", to);
    agreement.put("terms", terms);
    return desk.service.post(token, "/api/v1/agreements", agreement);
  }

  /** Product and days of each version, such as {@code id 2025-01-01..null}. */
  public List<String> terms(Answer agreement) {
    assertThat(agreement.status()).as(agreement.body()).isLessThan(300);
    return agreement
        .json()
        .path("terms")
        .valueStream()
        .map(
            t ->
                t.path("productId").asString()
                    + " "
                    + t.path("from").asString()
                    + ".."
                    + (t.path("to").isNull() ? "null" : t.path("to").asString()))
        .toList();
  }
}
