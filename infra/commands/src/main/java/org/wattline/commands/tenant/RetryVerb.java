package org.wattline.commands.tenant;

import tools.jackson.databind.JsonNode;

/** Lets a supplier's blocked job go on at the step that failed. */
final class RetryVerb extends JobVerb {

  @Override
  public String name() {
    return "retry";
  }

  @Override
  public String usage() {
    return "infra/tenant retry SUPPLIER [--no-wait]     lets its blocked job go on at the step that failed";
  }

  @Override
  JsonNode begin(Onboarding onboarding, JsonNode supplier, Arguments arguments) {
    for (JsonNode job : onboarding.api().get(Onboarding.path(supplier) + "/jobs")) {
      if (Output.text(job, "state").equals("BLOCKED")) {
        return onboarding.api().post("/api/v1/jobs/" + Output.text(job, "id") + "/retry", null);
      }
    }
    throw TenantCommandException.refused(
        "No job of " + Output.text(supplier, "slug") + " is blocked; nothing is to be retried.");
  }
}
