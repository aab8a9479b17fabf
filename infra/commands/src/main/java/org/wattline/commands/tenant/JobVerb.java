package org.wattline.commands.tenant;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A verb that begins a job for one supplier and waits for its end. */
abstract class JobVerb implements Verb {

  @Override
  public Set<String> switches() {
    return Set.of("--no-wait");
  }

  @Override
  public void run(Onboarding onboarding, Arguments arguments, Output output) {
    JsonNode supplier = onboarding.supplier(arguments.word("a supplier"));
    JsonNode job = begin(onboarding, supplier, arguments);
    if (!arguments.has("--no-wait")) {
      job = onboarding.ended(job);
    }
    JsonNode after = onboarding.api().get(Onboarding.path(supplier));
    output.answer(
        job,
        Output.facts(
            "supplier",
            Output.text(after, "slug"),
            "state",
            Output.text(after, "state"),
            "reason",
            Output.text(after, "stateReason"),
            "job",
            Output.text(job, "kind") + " " + Output.text(job, "id"),
            "job state",
            Output.text(job, "state"),
            "goes on",
            Output.text(job, "notBefore")));
  }

  abstract JsonNode begin(Onboarding onboarding, JsonNode supplier, Arguments arguments);
}
