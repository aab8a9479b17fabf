package org.wattline.local.demo.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The supplier's care for its meter data. */
final class VeeWork {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST = 200;

  /** Files come by the week: a channel is silent when a second one lacks it. */
  static final int CLAIM_AFTER_DAYS = 14;

  /** Somebody takes what lies there for a week. */
  private static final int TAKEN_AFTER_DAYS = 7;

  /** And has found out two weeks later. */
  private static final int SETTLED_AFTER_DAYS = 21;

  private static final Set<String> ASKED_OF_CUSTOMERS = Set.of("high-usage", "low-usage", "spike");
  private static final String REASON = "Asked the customer: the usage is right.";

  private final StaffDesk supervisor;
  private final StaffDesk clerk;

  VeeWork(StaffDesk supervisor, StaffDesk clerk) {
    this.supervisor = supervisor;
    this.clerk = clerk;
  }

  /** Sets when grid operators are asked for values; what was set already stays. */
  void ensureSettings() {
    JsonNode settings = supervisor.get("/vee/settings");
    if (settings.path("version").asInt() > 0) {
      return;
    }
    ObjectNode document = (ObjectNode) JSON.readTree(settings.path("document").asString());
    document.put("claimAfterDays", CLAIM_AFTER_DAYS);
    supervisor.put(
        "/vee/settings",
        JSON.writeValueAsString(Map.of("after", 0, "document", document.toString())));
  }

  /** Goes through what is open, oldest first, as a clerk does once a week. */
  void settle() {
    List<String> taken = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (JsonNode open : clerk.get("/vee/exceptions?limit=" + MOST).path("items")) {
      int age = open.path("ageDays").asInt();
      if (age >= SETTLED_AFTER_DAYS && ASKED_OF_CUSTOMERS.contains(open.path("rule").asString())) {
        right.add(open.path("id").asString());
      } else if (age >= TAKEN_AFTER_DAYS && open.path("owner").isNull()) {
        taken.add(open.path("id").asString());
      }
    }
    decide(taken, "TAKE");
    decide(right, "ACCEPT");
  }

  private void decide(List<String> ids, String action) {
    if (!ids.isEmpty()) {
      clerk.post(
          "/vee/exceptions/decisions", Map.of("ids", ids, "action", action, "reason", REASON));
    }
  }

  /** Waits until what was delivered is judged. */
  void awaitJudged() {
    boolean working = true;
    while (working) {
      working = false;
      for (JsonNode run : supervisor.get("/vee/runs?limit=10").path("items")) {
        working |= !run.path("done").asBoolean();
      }
      if (working) {
        StaffDesk.pause();
      }
    }
  }
}
