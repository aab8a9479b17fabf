package org.wattline.controlplane.identity;

/** Keycloak answered with a refusal. */
public final class KeycloakException extends RuntimeException {
  private final int status;

  KeycloakException(String request, int status, String told) {
    super("Keycloak answered %d to %s: %s".formatted(status, request, told));
    this.status = status;
  }

  public int status() {
    return status;
  }
}
