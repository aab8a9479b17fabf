package org.wattline.tenancy.vaadin;

/** Which of the two user interfaces this process serves. */
public enum UiKind {
  /** For a supplier's customers. */
  PORTAL("portal"),
  /** For a supplier's staff, and on the platform's host for onboarding teams. */
  CONSOLE("console");

  private final String clientId;

  UiKind(String clientId) {
    this.clientId = clientId;
  }

  /** The name of this interface's client in every realm. */
  public String clientId() {
    return clientId;
  }
}
