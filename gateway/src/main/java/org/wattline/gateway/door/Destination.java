package org.wattline.gateway.door;

/** The service that answers behind a door. */
public enum Destination {
  /** {@code /api} on a tenant's hosts. */
  BILLING(true),
  /** {@code /api} on the platform's host. */
  CONTROL_PLANE(true),
  PORTAL(false),
  CONSOLE(false),
  IDENTITY(false),
  /** A host that the installation added. */
  EXTRA(false);

  private final boolean api;

  Destination(boolean api) {
    this.api = api;
  }

  /** Whether programs are served here: by token alone, never by cookie. */
  public boolean api() {
    return api;
  }

  /** Whether pages of our own user interfaces are served here. */
  public boolean pages() {
    return this == PORTAL || this == CONSOLE;
  }
}
