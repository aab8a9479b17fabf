package org.wattline.controlplane.web;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.wattline.controlplane.api.Job;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.registry.Actor;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.registry.Tenants;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.problem.Problems;
import org.wattline.tenancy.security.CurrentUser;
import org.wattline.tenancy.security.PlatformUser;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.security.SignedInUser;

/** What the controllers share. */
final class Requests {
  private static final int DEFAULT_PAGE = 50;

  private Requests() {}

  /** Who sent the request: somebody of the platform's realm, or nobody gets here. */
  static Actor actor() {
    return new Actor(user().username());
  }

  /**
   * Lets only the installation's owner set a passphrase: whoever knows it reads all of a supplier's
   * data elsewhere, and the onboarding team has no right to these.
   */
  static void requireOwner(@Nullable String passphrase) {
    if (passphrase != null && !user().roles().contains(Role.INSTALLATION_OWNER)) {
      throw Problems.NOT_ALLOWED.because(
          "An archive with a passphrase can be read outside of this installation: that needs the role installation-owner. Without a passphrase it is sealed under the installation's master key.");
    }
  }

  private static PlatformUser user() {
    SignedInUser user =
        CurrentUser.find()
            .orElseThrow(() -> new IllegalStateException("No user sent this request"));
    if (!(user instanceof PlatformUser ours)) {
      throw new IllegalStateException("A tenant's user reached the control plane");
    }
    return ours;
  }

  static RegisteredTenant found(Tenants tenants, UUID id) {
    return tenants
        .find(new TenantId(id))
        .orElseThrow(() -> Problems.NOT_FOUND.because("There is no such supplier."));
  }

  static int limit(@Nullable Integer limit, int max) {
    int wanted = limit == null ? DEFAULT_PAGE : limit;
    if (wanted < 1 || wanted > max) {
      throw Problems.INVALID_REQUEST.because("limit is 1 to " + max + ".");
    }
    return wanted;
  }

  static ResponseEntity<Job> accepted(JobRecord job) {
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/jobs/" + job.id()))
        .body(Views.of(job));
  }
}
