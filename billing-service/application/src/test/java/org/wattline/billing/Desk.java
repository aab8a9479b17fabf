package org.wattline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenants;

/**
 * The first supplier's front desk: signs people in, and makes customers and accounts through the
 * service's own doors.
 */
public final class Desk {
  public static final Map<String, Object> ADDRESS =
      Map.of("street", "Meir 1", "postalCode", "2000", "city", "Antwerpen", "country", "BE");

  public final Service service;
  public final TwoTenants tenants;

  public Desk(Service service, TwoTenants tenants) {
    this.service = service;
    this.tenants = tenants;
  }

  /** A person's token and the account that they claimed. */
  public record Member(String token, String accountId) {}

  public String staff(Role role) {
    return staff(tenants.acme(), role);
  }

  public String staff(TenantEntry supplier, Role role) {
    return token(supplier, "console", role, "staff-" + role.realmRole());
  }

  public String customer(String subject) {
    return token(tenants.acme(), "portal", Role.CUSTOMER, subject);
  }

  private String token(TenantEntry supplier, String client, Role role, String subject) {
    return tenants
        .tokens()
        .forTenant(supplier)
        .client(client)
        .roles(role.realmRole())
        .subject(subject)
        .sign();
  }

  /** Somebody who claimed an account of their own with the role. */
  public Member aMember(String role) {
    Answer account = anAccount(aCustomer("Member"));
    String token = customer("member-" + account.text("number"));
    Answer code =
        made(
            "/api/v1/accounts/" + account.text("id") + "/registration-codes", Map.of("role", role));
    Answer claimed =
        service.post(
            token,
            "/api/v1/registrations",
            Map.of("accountNumber", account.text("number"), "code", code.text("code")));
    assertThat(claimed.status()).as(claimed.body()).isEqualTo(201);
    return new Member(token, account.text("id"));
  }

  public String aCustomer(String familyName) {
    return made("/api/v1/customers", aPerson(familyName)).text("id");
  }

  public Answer anAccount(String customerId) {
    return made("/api/v1/accounts", Map.of("customerId", customerId, "delivery", "EMAIL"));
  }

  public Map<String, Object> aPerson(String familyName) {
    return Map.of(
        "kind",
        "PERSON",
        "givenName",
        "An",
        "familyName",
        familyName,
        "email",
        "an." + familyName.replaceAll("\\s", "") + "@example.com",
        "language",
        language(),
        "address",
        ADDRESS);
  }

  public String language() {
    return tenants.acme().defaultLocale().getLanguage();
  }

  /** What the front desk may make. */
  public Answer made(String path, Object body) {
    return made(Role.CUSTOMER_SERVICE, path, body);
  }

  public Answer made(Role role, String path, Object body) {
    Answer made = service.post(staff(role), path, body);
    assertThat(made.status()).as("%s %s", path, made.body()).isEqualTo(201);
    return made;
  }
}
