package org.wattline.controlplane.lifecycle;

import java.util.List;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wattline.controlplane.api.JobKind;
import org.wattline.controlplane.job.JobPlan;
import org.wattline.controlplane.job.JobRecord;
import org.wattline.controlplane.job.JobStep;
import org.wattline.controlplane.provisioning.IdentitySteps;
import org.wattline.controlplane.registry.TenantStatus;

/** The short plans: suspend, resume, configure. */
@Configuration(proxyBeanMethods = false)
class LifecyclePlans {

  /** The tenant is suspended with the request; the job ends its people's sessions. */
  @Bean
  JobPlan suspendPlan(IdentitySteps identity) {
    return new ShortPlan(JobKind.SUSPEND, List.of(identity.signOut()), Function.identity());
  }

  /** The realm opens first: a tenant that serves is one that people can sign in to. */
  @Bean
  JobPlan resumePlan(IdentitySteps identity) {
    return new ShortPlan(
        JobKind.RESUME,
        List.of(identity.signIn()),
        status -> status instanceof TenantStatus.Suspended suspended ? suspended.resume() : status);
  }

  /** A changed brand, name, language or host reaches the realm. */
  @Bean
  JobPlan configurePlan(IdentitySteps identity) {
    return new ShortPlan(
        JobKind.CONFIGURE, List.of(identity.realm(), identity.clients()), Function.identity());
  }

  private record ShortPlan(
      JobKind kind, List<JobStep> steps, Function<TenantStatus, TenantStatus> whenDone)
      implements JobPlan {
    @Override
    public TenantStatus done(TenantStatus status, JobRecord job) {
      return whenDone.apply(status);
    }
  }
}
