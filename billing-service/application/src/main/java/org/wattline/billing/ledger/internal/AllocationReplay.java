package org.wattline.billing.ledger.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wattline.billing.ledger.Credit;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.internal.AccountHistory.CreditEvent;
import org.wattline.billing.ledger.internal.AccountHistory.ItemEvent;
import org.wattline.billing.ledger.internal.AccountHistory.ReturnEvent;
import org.wattline.billing.ledger.internal.AccountHistory.Use;

/**
 * Lives through an account's history in the order of its effective dates and finds which credit
 * pays which document from which day on. Of one day, documents come before credits and credits
 * before returns. Pure: the same history gives the same uses, whatever order it was entered in.
 */
final class AllocationReplay {
  private final Map<Use, BigDecimal> uses = new LinkedHashMap<>();
  private final Map<UUID, Debt> debts = new LinkedHashMap<>();
  private final Map<UUID, Fund> funds = new LinkedHashMap<>();

  private AllocationReplay() {}

  /** A document with what is open of it. */
  private static final class Debt {
    final OpenItem item;
    BigDecimal open;

    Debt(OpenItem item, BigDecimal open) {
      this.item = item;
      this.open = open;
    }
  }

  /** A credit with what is left of it, and what it paid in turn. */
  private static final class Fund {
    final Credit credit;
    final List<Paid> paid = new ArrayList<>();
    BigDecimal rest;

    Fund(Credit credit) {
      this.credit = credit;
      this.rest = credit.amount();
    }
  }

  private record Paid(Debt debt, BigDecimal amount) {}

  /** Something that happened; rank and time decide between two of one day. */
  private record Event(LocalDate day, int rank, Instant recordedAt, UUID id, Runnable happen) {}

  /** What is to be used for what. */
  static Map<Use, BigDecimal> uses(AccountHistory history) {
    AllocationReplay replay = new AllocationReplay();
    List<Event> events = new ArrayList<>();
    for (ItemEvent e : history.items()) {
      OpenItem item = e.item();
      if (item.amount().signum() > 0) {
        events.add(
            new Event(
                item.issuedOn(), 0, e.recordedAt(), item.documentId(), () -> replay.issued(item)));
      }
    }
    for (CreditEvent e : history.credits()) {
      Credit credit = e.credit();
      events.add(
          new Event(
              credit.effectiveDate(), 1, e.recordedAt(), credit.id(), () -> replay.came(credit)));
    }
    for (ReturnEvent e : history.returns()) {
      events.add(new Event(e.day(), 2, e.recordedAt(), e.id(), () -> replay.wentBack(e)));
    }
    events.sort(
        Comparator.comparing(Event::day)
            .thenComparing(Event::rank)
            .thenComparing(Event::recordedAt)
            .thenComparing(Event::id));
    events.forEach(event -> event.happen().run());
    replay.uses.values().removeIf(amount -> amount.signum() == 0);
    return replay.uses;
  }

  /**
   * What a credit is used for that comes after all else that happened.
   *
   * @param open the documents of which something is open, in the order in which they came
   */
  static Map<Use, BigDecimal> usesOfLast(Credit credit, List<OpenItem> open) {
    AllocationReplay replay = new AllocationReplay();
    open.forEach(item -> replay.debts.put(item.documentId(), new Debt(item, item.open())));
    replay.came(credit);
    return replay.uses;
  }

  /** What must be written so that the uses written so far become those of the history. */
  static Map<Use, BigDecimal> differences(AccountHistory history) {
    Map<Use, BigDecimal> differences = new HashMap<>(uses(history));
    history
        .written()
        .forEach((use, amount) -> differences.merge(use, amount.negate(), BigDecimal::add));
    differences.values().removeIf(amount -> amount.signum() == 0);
    return differences;
  }

  private void issued(OpenItem item) {
    Debt debt = new Debt(item, item.amount());
    debts.put(item.documentId(), debt);
    payFromRests(List.of(debt), item.issuedOn());
  }

  private void came(Credit credit) {
    Fund fund = new Fund(credit);
    funds.put(credit.id(), fund);
    List<Debt> open = new ArrayList<>(debts.values());
    open.removeIf(debt -> debt.open.signum() == 0);
    Comparator<Debt> order =
        Comparator.comparing((Debt debt) -> !debt.item.documentId().equals(credit.named()))
            .thenComparing(debt -> debt.item, credit.policy().order());
    open.sort(order);
    open.forEach(debt -> pay(fund, debt, credit.effectiveDate()));
  }

  private void wentBack(ReturnEvent event) {
    Fund fund = funds.get(event.creditId());
    if (fund == null) {
      throw new IllegalStateException("Credit " + event.creditId() + " went back before it came");
    }
    BigDecimal left = event.amount();
    BigDecimal unused = left.min(fund.rest);
    fund.rest = fund.rest.subtract(unused);
    left = left.subtract(unused);
    List<Debt> owedAgain = new ArrayList<>();
    while (left.signum() > 0) {
      Paid last = fund.paid.removeLast();
      BigDecimal back = left.min(last.amount());
      if (back.compareTo(last.amount()) < 0) {
        fund.paid.add(new Paid(last.debt(), last.amount().subtract(back)));
      }
      last.debt().open = last.debt().open.add(back);
      use(fund, last.debt(), event.day(), back.negate());
      owedAgain.add(last.debt());
      left = left.subtract(back);
    }
    payFromRests(owedAgain, event.day());
  }

  private void payFromRests(List<Debt> owed, LocalDate day) {
    for (Fund fund : funds.values()) {
      for (Debt debt : owed) {
        pay(fund, debt, day);
      }
    }
  }

  private void pay(Fund fund, Debt debt, LocalDate day) {
    BigDecimal amount = fund.rest.min(debt.open);
    if (amount.signum() > 0) {
      fund.rest = fund.rest.subtract(amount);
      debt.open = debt.open.subtract(amount);
      fund.paid.add(new Paid(debt, amount));
      use(fund, debt, day, amount);
    }
  }

  private void use(Fund fund, Debt debt, LocalDate day, BigDecimal amount) {
    uses.merge(new Use(fund.credit.id(), debt.item.documentId(), day), amount, BigDecimal::add);
  }
}
