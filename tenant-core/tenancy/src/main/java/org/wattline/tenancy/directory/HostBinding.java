package org.wattline.tenancy.directory;

/** What a host name leads to. */
public sealed interface HostBinding {

  /** A supplier's customer portal. */
  record Portal(TenantEntry tenant) implements HostBinding {}

  /** A supplier's staff console. */
  record Console(TenantEntry tenant) implements HostBinding {}

  /** The onboarding team's console. */
  record Platform(PlatformEntry platform) implements HostBinding {}

  /** The identity server. */
  record Identity(PlatformEntry platform) implements HostBinding {}
}
