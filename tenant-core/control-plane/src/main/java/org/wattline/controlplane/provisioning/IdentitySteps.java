package org.wattline.controlplane.provisioning;

import org.springframework.stereotype.Component;
import org.wattline.controlplane.identity.Realms;
import org.wattline.controlplane.job.JobStep;
import org.wattline.controlplane.job.NamedStep;
import org.wattline.controlplane.job.StepOutcome;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.TenantStatus;

/** The steps in Keycloak: realm, clients, roles, administrator. */
@Component
public class IdentitySteps {
  private final Realms realms;

  public IdentitySteps(Realms realms) {
    this.realms = realms;
  }

  public JobStep realm() {
    return new NamedStep(
        "realm",
        context -> {
          context.fence().check();
          RegisteredTenant tenant = context.registered();
          boolean suspended = tenant.status() instanceof TenantStatus.Suspended;
          realms.ensureRealm(tenant, !suspended);
          return StepOutcome.done("Realm " + tenant.realm() + " made sure of");
        });
  }

  public JobStep clients() {
    return new NamedStep(
        "clients",
        context -> {
          context.fence().check();
          realms.ensureClients(context.registered());
          return StepOutcome.done("Clients portal and console made sure of");
        });
  }

  public JobStep roles() {
    return new NamedStep(
        "roles",
        context -> {
          context.fence().check();
          realms.ensureRoles(context.registered());
          return StepOutcome.done("Roles made sure of, each client limited to its own");
        });
  }

  public JobStep administrator() {
    return new NamedStep(
        "administrator",
        context -> {
          context.fence().check();
          boolean sent = realms.invite(context.registered());
          String email = context.registered().administrator().email();
          return StepOutcome.done(
              sent ? email + " was invited by mail" : email + " had been invited before");
        });
  }

  /** Nobody signs in any longer, and who is in is out. */
  public JobStep signOut() {
    return new NamedStep(
        "sign-out",
        context -> {
          context.fence().check();
          if (!realms.exists(context.registered())) {
            return StepOutcome.done("There was no realm");
          }
          realms.setEnabled(context.registered(), false);
          return StepOutcome.done("Realm shut, all sessions ended");
        });
  }

  public JobStep signIn() {
    return new NamedStep(
        "sign-in",
        context -> {
          context.fence().check();
          realms.setEnabled(context.registered(), true);
          return StepOutcome.done("Realm open again");
        });
  }

  public JobStep removal() {
    return new NamedStep(
        "realm",
        context -> {
          context.fence().check();
          realms.remove(context.registered());
          return StepOutcome.done("Realm removed");
        });
  }
}
