package org.wattline.local.demo.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** Makes a run and works it out, as far as a first person may take it. */
  void prepare(String name, LocalDate until) {
    JsonNode run = known(name);
    if (run == null) {
      Map<String, Object> asked = new HashMap<>();
      asked.put("name", name);
      asked.put("until", until.toString());
      asked.put("dueDays", DUE_DAYS);
      asked.put("accountIds", List.of());
      asked.put("corrections", true);
      run = maker.post("/billing-runs", asked);
    }
    String path = "/billing-runs/" + run.path("id").asString();
    while (true) {
      switch (run.path("state").asString()) {
        case "SELECTED" -> run = maker.post(path + "/start", null);
        case "PAUSED" -> run = maker.post(path + "/resumption", null);
        case "PREVIEWED", "APPROVED", "FINALISING", "FINALISED", "CANCELLED" -> {
          return;
        }
        default -> {
          StaffDesk.pause();
          run = maker.get(path);
        }
      }
    }
  }

  /** Issues the bills of a run that was prepared; the run. */
  JsonNode issue(String name) {
    JsonNode run = Objects.requireNonNull(known(name), name);
    String path = "/billing-runs/" + run.path("id").asString();
    while (true) {
      switch (run.path("state").asString()) {
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

  /** Waits until the mails of the bills are away. */
  void awaitMails() {
    for (String state : List.of("QUEUED", "SENDING")) {
      while (!maker.get("/bill-deliveries?limit=1&state=" + state).path("items").isEmpty()) {
        StaffDesk.pause();
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
