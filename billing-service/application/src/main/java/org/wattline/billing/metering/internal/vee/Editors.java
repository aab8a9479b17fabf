package org.wattline.billing.metering.internal.vee;

import org.wattline.billing.access.Asker;
import org.wattline.tenancy.security.Role;

/** Who may change meter data: the same people who may deliver them. */
final class Editors {
  private Editors() {}

  static void require(Asker asker) {
    asker.requireAnyOf(
        Role.BILLING, Role.FIELD_SERVICE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
  }
}
