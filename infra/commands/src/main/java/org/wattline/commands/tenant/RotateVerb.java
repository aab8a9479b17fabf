package org.wattline.commands.tenant;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A new key for a supplier, under the newest master key. */
final class RotateVerb extends JobVerb {

  @Override
  public String name() {
    return "rotate";
  }

  @Override
  public String usage() {
    return "infra/tenant rotate SUPPLIER --reason TEXT [--no-wait]      a new key for its secrets";
  }

  @Override
  public Set<String> options() {
    return Set.of("--reason");
  }

  @Override
  JsonNode begin(Onboarding onboarding, JsonNode supplier, Arguments arguments) {
    String reason = arguments.need("--reason", "why its key is exchanged");
    return onboarding.api().post(Onboarding.path(supplier) + "/rotate", Map.of("reason", reason));
  }
}
