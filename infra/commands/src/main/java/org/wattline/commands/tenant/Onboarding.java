package org.wattline.commands.tenant;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** What the verbs share: finding a supplier, and waiting for a job while telling of it. */
final class Onboarding {
  static final String TENANTS = "/api/v1/tenants";
  private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  private static final Duration POLL = Duration.ofMillis(250);

  private final ControlPlane controlPlane;
  private final Output output;

  Onboarding(ControlPlane controlPlane, Output output) {
    this.controlPlane = controlPlane;
    this.output = output;
  }

  ControlPlane api() {
    return controlPlane;
  }

  /** The supplier of a slug or id. */
  JsonNode supplier(String named) {
    if (named.matches(UUID)) {
      return controlPlane.get(TENANTS + "/" + named);
    }
    for (JsonNode tenant :
        controlPlane.get(TENANTS + "?limit=200&q=" + encoded(named)).path("items")) {
      if (tenant.path("slug").asString("").equals(named)) {
        return tenant;
      }
    }
    throw TenantCommandException.refused(
        "There is no supplier '" + Text.plain(named) + "'. infra/tenant list shows them all.");
  }

  static String path(JsonNode supplier) {
    return TENANTS + "/" + supplier.path("id").asString();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Waits until a job has ended, and says each step as it ends.
   *
   * @return the job as it ended, or as it waits for a date
   * @throws TenantCommandException when it is blocked
   */
  JsonNode ended(JsonNode begun) {
    Map<String, String> told = new HashMap<>();
    String id = begun.path("id").asString();
    JsonNode job = begun;
    while (true) {
      tell(job, told);
      switch (job.path("state").asString("")) {
        case "DONE" -> {
          return job;
        }
        case "WAITING" -> {
          if (!job.path("notBefore").asString("").isEmpty()) {
            return job;
          }
        }
        case "BLOCKED" ->
            throw TenantCommandException.refused(
                "The job "
                    + id
                    + " is blocked: "
                    + Output.text(job, "cause")
                    + "\nMend what it names, then: infra/tenant retry SUPPLIER");
        default -> {
          // queued or running
        }
      }
      pause();
      job = controlPlane.get("/api/v1/jobs/" + id);
    }
  }

  private void tell(JsonNode job, Map<String, String> told) {
    for (JsonNode step : job.path("steps")) {
      String name = step.path("name").asString();
      String state = step.path("state").asString();
      boolean worthTelling = state.equals("DONE") || state.equals("FAILED");
      if (worthTelling && !state.equals(told.put(name, state))) {
        output.say("  " + name + ": " + Output.text(step, "detail"));
      }
    }
  }

  /** Between two looks at something that another program does. */
  static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TenantCommandException.unreachable(
          "The command was interrupted; what was begun goes on without it.");
    }
  }
}
