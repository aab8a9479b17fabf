package org.wattline.commands.tenant;

import tools.jackson.databind.JsonNode;

/** Serves a suspended supplier again. */
final class ResumeVerb extends JobVerb {

  @Override
  public String name() {
    return "resume";
  }

  @Override
  public String usage() {
    return "infra/tenant resume SUPPLIER [--no-wait]";
  }

  @Override
  JsonNode begin(Onboarding onboarding, JsonNode supplier, Arguments arguments) {
    return onboarding.api().post(Onboarding.path(supplier) + "/resume", null);
  }
}
