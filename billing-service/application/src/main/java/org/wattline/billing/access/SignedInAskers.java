package org.wattline.billing.access;

import org.springframework.stereotype.Component;
import org.wattline.tenancy.security.CurrentUser;

/** The asker of a request is whoever its verified token names. */
@Component
class SignedInAskers implements Askers {
  @Override
  public Asker current() {
    return Asker.of(CurrentUser.tenantUser());
  }
}
