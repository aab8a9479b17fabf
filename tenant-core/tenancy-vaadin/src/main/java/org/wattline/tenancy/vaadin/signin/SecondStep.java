package org.wattline.tenancy.vaadin.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/**
 * A second step of the sign-in: a code that an app on the person's phone shows (TOTP, RFC 6238).
 * The identity server asks for it from the next sign-in on, once the person has set it up.
 */
public final class SecondStep {
  static final String PARAMETER = "second-step";

  /** The identity server's name for setting it up, see Keycloak's application initiated actions. */
  private static final Map<String, Object> SET_UP = Map.of("kc_action", "CONFIGURE_TOTP");

  private SecondStep() {}

  /** The address on this site where a person sets it up; it leads back to a page. */
  public static String address(String page) {
    return SignInEntry.PATH + "?" + PARAMETER + "&to=" + SignInEntry.encoded(page);
  }

  /** What the identity server is asked for besides a sign-in. */
  static Map<String, Object> asked(HttpServletRequest request) {
    return request.getParameter(PARAMETER) == null ? Map.of() : SET_UP;
  }
}
