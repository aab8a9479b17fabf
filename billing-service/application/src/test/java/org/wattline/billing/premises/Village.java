package org.wattline.billing.premises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenants;

/** Builds what tests of points need, through the service's own doors. */
public final class Village {
  public static final Map<String, Object> ADDRESS =
      Map.of("street", "Meir 1", "postalCode", "2000", "city", "Antwerpen", "country", "BE");

  public final Service service;
  private final TwoTenants tenants;

  public Village(Service service, TwoTenants tenants) {
    this.service = service;
    this.tenants = tenants;
  }

  /** A person's token and the account that they hold. */
  public record Resident(String token, String accountId) {}

  public String staff(Role role) {
    return staff(tenants.acme(), role);
  }

  public String staff(TenantEntry supplier, Role role) {
    return tenants
        .tokens()
        .forTenant(supplier)
        .client("console")
        .roles(role.realmRole())
        .subject("staff-" + role.realmRole())
        .sign();
  }

  public String customer(String subject) {
    return tenants
        .tokens()
        .forTenant(tenants.acme())
        .client("portal")
        .roles(Role.CUSTOMER.realmRole())
        .subject(subject)
        .sign();
  }

  public String aPremise(String street) {
    Map<String, Object> address = new HashMap<>(ADDRESS);
    address.put("street", street);
    return made("/api/v1/premises", Map.of("kind", "DWELLING", "address", address)).text("id");
  }

  /** A point of an own number, in Brussels' zone. */
  public Answer aPoint(String marketId) {
    return made("/api/v1/service-points", newPoint(marketId, "OWN", "Europe/Brussels"));
  }

  public Answer aPoint(String marketId, String zone, String commodity) {
    Map<String, Object> point = new HashMap<>(newPoint(marketId, "OWN", zone));
    point.put("commodity", commodity);
    return made("/api/v1/service-points", point);
  }

  public Map<String, Object> newPoint(String marketId, String scheme, String zone) {
    return Map.of(
        "premiseId",
        aPremise("Meir 2"),
        "scheme",
        scheme,
        "marketId",
        marketId,
        "commodity",
        "ELECTRICITY",
        "metering",
        "METERED",
        "zone",
        zone,
        "terms",
        terms("2020-01-01"));
  }

  public static Map<String, Object> terms(String from) {
    return Map.of("from", from, "direction", "IMPORT", "energisation", "ENERGISED");
  }

  /** Somebody who claimed an account of their own. */
  public Resident aResident() {
    String agent = staff(Role.CUSTOMER_SERVICE);
    String language = tenants.acme().defaultLocale().getLanguage();
    Answer customer =
        made(
            "/api/v1/customers",
            Map.of(
                "kind",
                "PERSON",
                "familyName",
                "Resident",
                "language",
                language,
                "address",
                ADDRESS));
    Answer account =
        made("/api/v1/accounts", Map.of("customerId", customer.text("id"), "delivery", "EMAIL"));
    Answer code =
        service.post(
            agent,
            "/api/v1/accounts/" + account.text("id") + "/registration-codes",
            Map.of("role", "HOLDER"));
    String token = customer("resident-" + UUID.randomUUID());
    Answer claimed =
        service.post(
            token,
            "/api/v1/registrations",
            Map.of("accountNumber", account.text("number"), "code", code.text("code")));
    assertThat(claimed.status()).as(claimed.body()).isEqualTo(201);
    return new Resident(token, account.text("id"));
  }

  public void supply(String pointId, Resident resident, String from, String to) {
    Map<String, Object> supply = new HashMap<>();
    supply.put("accountId", resident.accountId());
    supply.put("from", from);
    supply.put("to", to.isEmpty() ? null : to);
    made("/api/v1/service-points/" + pointId + "/supplies", supply);
  }

  public Answer made(String path, Object body) {
    Answer made = service.post(staff(Role.SUPERVISOR), path, body);
    assertThat(made.status()).as("%s %s", path, made.body()).isEqualTo(201);
    return made;
  }

  /** Eighteen digits whose last is right. */
  public static String anEan() {
    StringBuilder ean = new StringBuilder("5414488");
    while (ean.length() < 17) {
      ean.append(ThreadLocalRandom.current().nextInt(10));
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (ean.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return ean.append((10 - sum % 10) % 10).toString();
  }
}
