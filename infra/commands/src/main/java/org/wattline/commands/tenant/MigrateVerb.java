package org.wattline.commands.tenant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Brings schemas to the newest version: all of them, or those named. */
final class MigrateVerb implements Verb {

  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public String usage() {
    return "infra/tenant migrate [SUPPLIER ...] [--no-wait]     all that are behind, or these";
  }

  @Override
  public Set<String> switches() {
    return Set.of("--no-wait");
  }

  @Override
  public void run(Onboarding onboarding, Arguments arguments, Output output) {
    Map<String, Object> request = new HashMap<>();
    if (!arguments.words().isEmpty()) {
      request.put(
          "tenants",
          arguments.words().stream()
              .map(named -> Output.text(onboarding.supplier(named), "id"))
              .toList());
    }
    JsonNode run = onboarding.api().post("/api/v1/migrations", request);
    int told = -1;
    while (!arguments.has("--no-wait") && run.path("remaining").asInt() > 0) {
      if (told != run.path("done").asInt()) {
        told = run.path("done").asInt();
        output.say(
            String.format(Locale.ROOT, "  %d done, %d to go", told, run.path("remaining").asInt()));
      }
      Onboarding.pause();
      run = onboarding.api().get("/api/v1/migrations/" + Output.text(run, "id"));
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("SUPPLIER", "JOB", "FROM", "VERSION", "CAUSE"));
    for (JsonNode item : run.path("items")) {
      rows.add(
          List.of(
              Output.text(item, "slug"),
              Output.text(item, "state"),
              Output.text(item, "fromVersion"),
              Output.text(item, "schemaVersion"),
              Output.text(item, "cause")));
    }
    output.table(
        run, rows, "Every schema is at version " + Output.text(run, "targetVersion") + " already.");
    if (run.path("blocked").asInt() > 0) {
      throw TenantCommandException.refused(
          run.path("blocked").asInt()
              + " of them are blocked, for the cause named. Mend it, then migrate again.");
    }
  }
}
