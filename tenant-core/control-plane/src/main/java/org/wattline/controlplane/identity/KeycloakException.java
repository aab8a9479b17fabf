package org.wattline.controlplane.identity;

import java.util.Locale;

/** Keycloak answered with a refusal. */
public final class KeycloakException extends RuntimeException {
  private final int status;

  KeycloakException(String request, int status, String told) {
    super(String.format(Locale.ROOT, "Keycloak answered %d to %s: %s", status, request, told));
    this.status = status;
  }

  public int status() {
    return status;
  }
}
