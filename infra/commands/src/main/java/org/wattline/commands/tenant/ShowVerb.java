package org.wattline.commands.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One supplier, with its audit if asked. */
final class ShowVerb implements Verb {
  private static final int AUDIT_ENTRIES = 50;

  @Override
  public String name() {
    return "show";
  }

  @Override
  public String usage() {
    return "infra/tenant show SUPPLIER [--audit]     --audit: its newest "
        + AUDIT_ENTRIES
        + " changes";
  }

  @Override
  public Set<String> switches() {
    return Set.of("--audit");
  }

  @Override
  public void run(Onboarding onboarding, Arguments arguments, Output output) {
    JsonNode supplier = onboarding.supplier(arguments.word("a supplier"));
    if (!arguments.has("--audit")) {
      output.answer(supplier, lines(supplier));
      return;
    }
    JsonNode audit =
        onboarding.api().get(Onboarding.path(supplier) + "/audit?limit=" + AUDIT_ENTRIES);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("WHEN", "WHO", "WHAT", "CHANGED", "REASON"));
    for (JsonNode entry : audit.path("items")) {
      rows.add(
          List.of(
              Output.text(entry, "at"),
              Output.text(entry, "actor"),
              Output.text(entry, "action"),
              Text.plain(String.join(" ", entry.path("after").propertyNames())),
              Output.text(entry, "reason")));
    }
    output.table(audit.path("items"), rows, "Nothing was changed.");
  }

  /** A supplier for people. */
  static List<String> lines(JsonNode supplier) {
    return Output.facts(
        "supplier",
        Output.text(supplier, "slug"),
        "id",
        Output.text(supplier, "id"),
        "name",
        Output.text(supplier, "legalName"),
        "state",
        Output.text(supplier, "state"),
        "reason",
        Output.text(supplier, "stateReason"),
        "market",
        Output.text(supplier, "market"),
        "currency",
        Output.text(supplier, "currency"),
        "time zone",
        Output.text(supplier, "zone"),
        "languages",
        joined(supplier.path("locales")),
        "portal",
        joined(supplier.path("hosts").path("portal")),
        "console",
        joined(supplier.path("hosts").path("console")),
        "schema",
        Output.text(supplier, "schemaVersion"),
        "master key",
        Output.text(supplier, "masterKeyVersion"),
        "quotas",
        supplier
            .path("quotas")
            .propertyStream()
            .map(quota -> quota.getKey() + "=" + quota.getValue().asString(""))
            .sorted()
            .collect(Collectors.joining(" ")),
        "packs",
        joined(supplier.path("featurePacks")),
        "active job",
        Output.text(supplier, "activeJob"),
        "changed",
        Output.text(supplier, "updatedAt"));
  }

  private static String joined(JsonNode texts) {
    return texts
        .valueStream()
        .map(text -> Text.plain(text.asString("")))
        .collect(Collectors.joining(" "));
  }
}
