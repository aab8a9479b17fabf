package org.wattline.commands.tenant;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Ends a supplier: exported at once, removed after the retention period. */
final class OffboardVerb extends JobVerb {
  private static final int MAX_RETENTION_DAYS = 3_650;

  @Override
  public String name() {
    return "offboard";
  }

  @Override
  public String usage() {
    return """
        infra/tenant offboard SUPPLIER --reason TEXT --confirm SLUG [--retention-days N] [--passphrase-file FILE] [--no-wait]
        infra/tenant offboard SUPPLIER --cancel     while its data are still kept""";
  }

  @Override
  public Set<String> options() {
    return Set.of("--reason", "--confirm", "--retention-days", "--passphrase-file");
  }

  @Override
  public Set<String> switches() {
    return Set.of("--no-wait", "--cancel");
  }

  @Override
  JsonNode begin(Onboarding onboarding, JsonNode supplier, Arguments arguments) {
    String offboard = Onboarding.path(supplier) + "/offboard";
    if (arguments.has("--cancel")) {
      return onboarding.api().post(offboard + "/cancel", null);
    }
    Map<String, Object> request = new HashMap<>();
    request.put("reason", arguments.need("--reason", "why it ends"));
    request.put("slug", arguments.need("--confirm", "the supplier's slug again"));
    arguments
        .number("--retention-days", 0, MAX_RETENTION_DAYS)
        .ifPresent(days -> request.put("retentionDays", days));
    Passphrase.of(arguments).ifPresent(phrase -> request.put("passphrase", phrase));
    return onboarding.api().post(offboard, request);
  }
}
