package org.wattline.local.demo;

import java.util.List;
import java.util.Map;
import org.wattline.local.identity.Keycloak;

/**
 * Somebody who can sign in with the demo's password.
 *
 * @param roles of the realm
 * @param address a customer's; empty for staff
 */
public record DemoPerson(
    String username,
    String email,
    String givenName,
    String familyName,
    String language,
    List<String> roles,
    Map<String, String> address) {
  public DemoPerson {
    roles = List.copyOf(roles);
    address = Map.copyOf(address);
  }

  /** Of the supplier's staff. */
  static DemoPerson staff(
      String username,
      String domain,
      String givenName,
      String familyName,
      String language,
      String role) {
    return new DemoPerson(
        username,
        username + "@" + domain,
        givenName,
        familyName,
        language,
        List.of(role),
        Map.of());
  }

  /** A customer, who signs in with the e-mail address. */
  static DemoPerson customer(
      String email,
      String givenName,
      String familyName,
      String language,
      Map<String, String> address) {
    return new DemoPerson(
        email, email, givenName, familyName, language, List.of("customer"), address);
  }

  Keycloak.Person identity() {
    return new Keycloak.Person(username, email, givenName, familyName, language);
  }
}
