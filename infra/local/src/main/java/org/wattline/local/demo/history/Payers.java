package org.wattline.local.demo.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Who pays which bill when, by transfer: each in its own way, and some not at all. */
final class Payers {
  /** Who pays in time does so within these days of the bill's issue. */
  private static final int EARLIEST_DAYS = 4;

  private static final int PUNCTUAL_SPREAD = 11;

  /** Who is late pays within these. */
  private static final int LATE_DAYS = 35;

  private static final int LATE_SPREAD = 20;
  private static final int SCATTER = 7;
  private static final int OWN_REFERENCES = 20;

  private final Runs runs;
  private final BankFiles bank;
  private final Timeline timeline;
  private final List<Supplied> supplied;
  private final Map<String, Supplied> byAccount = new HashMap<>();
  private final NavigableMap<LocalDate, List<Due>> due = new TreeMap<>();

  private record Due(Supplied payer, JsonNode bill) {}

  Payers(Runs runs, BankFiles bank, Timeline timeline, List<Supplied> supplied) {
    this.runs = runs;
    this.bank = bank;
    this.timeline = timeline;
    this.supplied = supplied;
    supplied.forEach(each -> byAccount.put(each.accountId(), each));
  }

  /** Bills that were issued since a day reach those who will pay them. */
  void receive(LocalDate since) {
    for (JsonNode bill : runs.billsSince(since)) {
      Supplied payer = byAccount.get(bill.path("accountId").asString());
      if (payer == null || new BigDecimal(bill.path("total").asString()).signum() <= 0) {
        continue;
      }
      LocalDate issued = LocalDate.parse(bill.path("issuedOn").asString());
      Household household = payer.household();
      int days =
          switch (household.payer()) {
            case PUNCTUAL -> punctual(household);
            case LATE -> LATE_DAYS + household.index() * SCATTER % LATE_SPREAD;
            // of those who pay by hand the newest bill stays open, and the one before is paid by
            // card
            case SELF ->
                issued.isBefore(timeline.issuedOn(timeline.months() - 2))
                    ? punctual(household)
                    : -1;
            case NEVER -> -1;
          };
      if (days > 0) {
        due.computeIfAbsent(issued.plusDays(days), day -> new ArrayList<>())
            .add(new Due(payer, bill));
      }
    }
  }

  private static int punctual(Household household) {
    return EARLIEST_DAYS + household.index() * SCATTER % PUNCTUAL_SPREAD;
  }

  /**
   * The bank tells of the transfers from a day on and before another; how many found their account.
   */
  int tell(LocalDate from, LocalDate before) {
    List<BankFiles.Transfer> transfers = new ArrayList<>();
    due.subMap(from, true, before, false)
        .forEach((day, bills) -> bills.forEach(each -> transfers.add(transfer(day, each))));
    unclear().stream()
        .filter(each -> !each.day().isBefore(from) && each.day().isBefore(before))
        .forEach(transfers::add);
    return transfers.isEmpty() ? 0 : bank.send(before, transfers);
  }

  private BankFiles.Transfer transfer(LocalDate day, Due paid) {
    Household household = paid.payer().household();
    String reference =
        household.index() < OWN_REFERENCES
            ? runs.reference(paid.bill().path("id").asString())
            : bank.standing(paid.payer().accountNumber());
    return new BankFiles.Transfer(
        day,
        new BigDecimal(paid.bill().path("total").asString()),
        household.isBusiness()
            ? household.organisation()
            : household.givenName() + " " + household.familyName(),
        reference,
        paid.bill().path("number").asString());
  }

  /** What people send that no program can match for certain, in the last weeks. */
  private List<BankFiles.Transfer> unclear() {
    List<BankFiles.Transfer> transfers = new ArrayList<>();
    LocalDate day = timeline.today().minusDays(14);
    transfers.add(new BankFiles.Transfer(day, new BigDecimal("84.20"), "M. Peeters", "", "E2E-84"));
    transfers.add(
        new BankFiles.Transfer(
            day.plusDays(3), new BigDecimal("120.00"), "Immo Central", "RENT AND POWER", "E2E-85"));
    Supplied mistyped = supplied.get(Math.min(OWN_REFERENCES, supplied.size()) - 1);
    String reference = bank.standing(mistyped.accountNumber());
    transfers.add(
        new BankFiles.Transfer(
            day.plusDays(5),
            new BigDecimal("61.75"),
            mistyped.household().familyName(),
            // its last digit is wrong
            reference.substring(0, reference.length() - 1)
                + (reference.charAt(reference.length() - 1) == '0' ? '1' : '0'),
            "E2E-86"));
    return transfers;
  }
}
