package org.wattline.commands.tenant;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A supplier's jobs. */
final class JobsVerb implements Verb {

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public String usage() {
    return "infra/tenant jobs SUPPLIER     newest first";
  }

  @Override
  public void run(Onboarding onboarding, Arguments arguments, Output output) {
    JsonNode supplier = onboarding.supplier(arguments.word("a supplier"));
    JsonNode jobs = onboarding.api().get(Onboarding.path(supplier) + "/jobs");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("REQUESTED", "KIND", "STATE", "STEPS", "BY", "JOB", "CAUSE"));
    for (JsonNode job : jobs) {
      long done =
          job.path("steps")
              .valueStream()
              .filter(step -> Output.text(step, "state").equals("DONE"))
              .count();
      rows.add(
          List.of(
              Output.text(job, "requestedAt"),
              Output.text(job, "kind"),
              Output.text(job, "state"),
              done + "/" + job.path("steps").size(),
              Output.text(job, "requestedBy"),
              Output.text(job, "id"),
              Output.text(job, "cause")));
    }
    output.table(jobs, rows, "No job.");
  }
}
