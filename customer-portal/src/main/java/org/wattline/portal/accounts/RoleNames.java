package org.wattline.portal.accounts;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import org.wattline.billing.contract.customers.AccountRole;

/** What a role is called to its reader. */
final class RoleNames {
  private RoleNames() {}

  static String of(Component where, AccountRole role) {
    return where.getTranslation("role." + role.name().toLowerCase(Locale.ROOT));
  }
}
