package org.wattline.commands.tenant;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Stops serving a supplier at once; its data stay. */
final class SuspendVerb extends JobVerb {

  @Override
  public String name() {
    return "suspend";
  }

  @Override
  public String usage() {
    return "infra/tenant suspend SUPPLIER --reason TEXT [--no-wait]     its people read the reason";
  }

  @Override
  public Set<String> options() {
    return Set.of("--reason");
  }

  @Override
  JsonNode begin(Onboarding onboarding, JsonNode supplier, Arguments arguments) {
    String reason = arguments.need("--reason", "why it is suspended");
    return onboarding.api().post(Onboarding.path(supplier) + "/suspend", Map.of("reason", reason));
  }
}
