package org.wattline.commands.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** All suppliers, page after page; KEY is the master key that each one's own is sealed under. */
final class ListVerb implements Verb {

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String usage() {
    return "infra/tenant list [--state READY] [--query TEXT]";
  }

  @Override
  public Set<String> options() {
    return Set.of("--state", "--query");
  }

  @Override
  public void run(Onboarding onboarding, Arguments arguments, Output output) {
    arguments.noWords();
    StringBuilder query = new StringBuilder(Onboarding.TENANTS + "?limit=200");
    arguments
        .value("--state")
        .ifPresent(
            state ->
                query.append("&state=").append(Onboarding.encoded(state.toUpperCase(Locale.ROOT))));
    arguments.value("--query").ifPresent(q -> query.append("&q=").append(Onboarding.encoded(q)));
    ArrayNode all = JsonMapper.shared().createArrayNode();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("SUPPLIER", "STATE", "MARKET", "SCHEMA", "KEY", "PORTAL", "NAME"));
    String next = "";
    do {
      JsonNode page =
          onboarding
              .api()
              .get(query + (next.isEmpty() ? "" : "&cursor=" + Onboarding.encoded(next)));
      for (JsonNode tenant : page.path("items")) {
        all.add(tenant);
        rows.add(
            List.of(
                Output.text(tenant, "slug"),
                Output.text(tenant, "state"),
                Output.text(tenant, "market"),
                Output.text(tenant, "schemaVersion"),
                Output.text(tenant, "masterKeyVersion"),
                Text.plain(tenant.path("hosts").path("portal").path(0).asString("")),
                Output.text(tenant, "legalName")));
      }
      next = page.path("next").asString("");
    } while (!next.isEmpty());
    output.table(all, rows, "No supplier.");
  }
}
