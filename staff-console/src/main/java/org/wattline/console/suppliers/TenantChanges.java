package org.wattline.console.suppliers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.notification.Notification;
import org.wattline.controlplane.api.Tenant;
import org.wattline.controlplane.api.TenantChange;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Sends a change of a supplier with the version that was read, and shows what came of it. */
final class TenantChanges {
  private static final int NOTICE_MS = 4_000;

  private TenantChanges() {}

  static void send(
      Component where,
      SupplierApis apis,
      Tenant tenant,
      TenantChange change,
      FieldProblems problems,
      Runnable done) {
    try {
      apis.tenants().change(tenant.id().value(), "\"" + tenant.version() + "\"", change);
      Notification.show(
          where.getTranslation("supplier.saved"), NOTICE_MS, Notification.Position.BOTTOM_CENTER);
      done.run();
    } catch (ApiProblemException refusal) {
      if (!problems.show(refusal)) {
        Trouble.notice(where, refusal);
      }
    } catch (RuntimeException failure) {
      Trouble.notice(where, failure);
    }
  }
}
