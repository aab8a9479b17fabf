package org.wattline.billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wattline.billing.Desk;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.security.Role;

/** Publishes tariffs for tests, by two people, through the service's own doors. */
public final class Market {
  private final Desk desk;

  public Market(Desk desk) {
    this.desk = desk;
  }

  /** A product of an own code, for every class. */
  public Answer aProduct() {
    return aProduct(aCode(), List.of());
  }

  public Answer aProduct(String code, List<String> classes) {
    return desk.made(Role.BILLING, "/api/v1/products", newProduct(code, classes));
  }

  public static Map<String, Object> newProduct(String code, List<String> classes) {
    return Map.of(
        "code",
        code,
        "names",
        Map.of("nl", "Vast", "en", "Fixed"),
        "commodity",
        "ELECTRICITY",
        "customerClasses",
        classes,
        "offered",
        true,
        "baseOnly",
        false);
  }

  public static String aCode() {
    return "T-" + UUID.randomUUID().toString().substring(0, 12);
  }

  /** The supplier's currency. */
  public String currency() {
    return desk.tenants.acme().currency().getCurrencyCode();
  }

  /** A tariff of one price for each kWh, from days on: day, price, day, price … */
  public String flat(String code, String... datedPrices) {
    return tariff(code, "", "", datedPrices);
  }

  public String tariff(String code, String head, String energy, String... datedPrices) {
    StringBuilder prices = new StringBuilder();
    for (int i = 0; i < datedPrices.length; i += 2) {
      prices
          .append(i == 0 ? "" : ", ")
          .append("{\"from\": \"%s\", %s}".formatted(datedPrices[i], price(datedPrices[i + 1])));
    }
    return """
    {"format": "wattline-tariff/1", "id": "%s", "name": "Flat", "currency": "%s",
     "zone": "Europe/Brussels", %s
     "components": [{"kind": "energy", "id": "energy", "name": "Energy", %s "prices": [%s]}]}
    """
        .formatted(code, currency(), head, energy, prices);
  }

  private static String price(String text) {
    return text.startsWith("\"") ? text : "\"price\": \"" + text + "\"";
  }

  /** Published from a day on, and the version it became. */
  public Answer published(Answer product, String document, String effectiveFrom) {
    String draft = "/api/v1/products/" + product.text("id") + "/draft";
    String writer = desk.staff(Role.BILLING);
    Answer saved = desk.service.put(writer, draft, document);
    assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    Answer submitted = submitted(writer, draft, saved, effectiveFrom);
    assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
    Answer approved =
        desk.service.post(
            desk.staff(Role.SUPERVISOR),
            draft + "/approval",
            Map.of("version", submitted.json().path("version").asInt()));
    assertThat(approved.status()).as(approved.body()).isEqualTo(201);
    return approved;
  }

  Answer submitted(String writer, String draft, Answer saved, String effectiveFrom) {
    return desk.service.post(
        writer,
        draft + "/submission",
        Map.of(
            "effectiveFrom",
            effectiveFrom,
            "note",
            "as agreed",
            "version",
            saved.json().path("version").asInt()));
  }

  /** A product with one price from 2024 on. */
  public Answer aPricedProduct() {
    return aPricedProduct(List.of());
  }

  public Answer aPricedProduct(List<String> classes) {
    Answer product = aProduct(aCode(), classes);
    published(product, flat(product.text("code"), "2024-01-01", "0.20"), "2024-01-01");
    return product;
  }
}
