package org.wattline.local.demo.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.local.Http;
import tools.jackson.databind.JsonNode;

/** Bills the months: one person makes a run, another approves it. */
final class Runs {
  private static final int DUE_DAYS = 20;
  private static final int PAGE = 200;

  private final StaffDesk maker;
  private final StaffDesk approver;

  Runs(StaffDesk maker, StaffDesk approver) {
    this.maker = maker;
    this.approver = approver;
  }

  /** The names of the runs that issued their bills. */
  Set<String> finalised() {
    Set<String> names = new HashSet<>();
    for (JsonNode run : maker.get("/billing-runs?limit=" + PAGE).path("items")) {
      if (run.path("state").asString().equals("FINALISED")) {
        names.add(run.path("name").asString());
      }
    }
    return names;
  }

  /** Takes a run from its selection to issued bills, from wherever it stands; the run. */
  JsonNode bill(String name, LocalDate until, LocalDate issuedOn) {
    JsonNode run = known(name);
    if (run == null) {
      Map<String, Object> asked = new HashMap<>();
      asked.put("name", name);
      asked.put("until", until.toString());
      asked.put("issuedOn", issuedOn.toString());
      asked.put("dueDays", DUE_DAYS);
      asked.put("accountIds", List.of());
      asked.put("corrections", true);
      run = maker.post("/billing-runs", asked);
    }
    String path = "/billing-runs/" + run.path("id").asString();
    while (true) {
      switch (run.path("state").asString()) {
        case "SELECTED" -> run = maker.post(path + "/start", null);
        case "PREVIEWED" -> run = approver.post(path + "/approval", null);
        case "APPROVED" -> run = approver.post(path + "/finalisation", null);
        case "PAUSED" -> run = maker.post(path + "/resumption", null);
        case "FINALISED", "CANCELLED" -> {
          return run;
        }
        default -> {
          StaffDesk.pause();
          run = maker.get(path);
        }
      }
    }
  }

  private @Nullable JsonNode known(String name) {
    for (JsonNode run : maker.get("/billing-runs?limit=" + PAGE).path("items")) {
      if (run.path("name").asString().equals(name)) {
        return run;
      }
    }
    return null;
  }

  /** Bills issued on a day or later, newest first. */
  List<JsonNode> billsSince(LocalDate day) {
    List<JsonNode> bills = new ArrayList<>();
    String cursor = "";
    while (true) {
      JsonNode page =
          maker.get(
              "/bills?limit="
                  + PAGE
                  + (cursor.isEmpty() ? "" : "&" + Http.encoded(Map.of("cursor", cursor))));
      for (JsonNode bill : page.path("items")) {
        if (LocalDate.parse(bill.path("issuedOn").asString()).isBefore(day)) {
          return bills;
        }
        bills.add(bill);
      }
      cursor = page.path("next").asString("");
      if (cursor.isEmpty()) {
        return bills;
      }
    }
  }

  /** What the bill asks payers to quote. */
  String reference(String billId) {
    return maker.get("/bills/" + billId).path("paymentReference").asString();
  }
}
