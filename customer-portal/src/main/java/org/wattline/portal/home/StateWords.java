package org.wattline.portal.home;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.wattline.billing.contract.ledger.AccountBalance;
import org.wattline.billing.contract.ledger.AccountItem;
import org.wattline.billing.contract.ledger.ItemBill;
import org.wattline.portal.arrangements.ArrangementWords;
import org.wattline.portal.bills.BillWords;
import org.wattline.tenancy.vaadin.language.Formats;

/** Says in one sentence where an account stands. */
final class StateWords {
  private StateWords() {}

  /**
   * By the next instalment where an arrangement runs; else with the bill by its name, where it is
   * one bill that makes the balance.
   */
  static String sentence(Component where, Overviews.Standing standing) {
    AccountBalance balance = standing.balance();
    Optional<String> instalment =
        standing
            .arrangement()
            .flatMap(running -> ArrangementWords.sentence(where, running, balance.asOf()));
    if (instalment.isPresent()) {
      return instalment.get();
    }
    Optional<AccountItem> only = only(standing.items(), balance.balance());
    ItemBill bill = only.isEmpty() ? null : only.get().bill();
    if (only.isEmpty() || bill == null) {
      return sentence(where, balance);
    }
    Formats formats = Formats.here();
    LocalDate today = balance.asOf();
    String name =
        BillWords.named(
            where, bill.kind(), bill.finalBill(), bill.from(), bill.to(), balance.asOf());
    String money = formats.money(only.get().open().abs(), Currency.getInstance(balance.currency()));
    if (balance.balance().signum() < 0) {
      return where.getTranslation("state.bill.credit", name, money);
    }
    LocalDate dueOn = only.get().dueOn();
    return where.getTranslation(
        dueOn.isBefore(today) ? "state.bill.overdue" : "state.bill",
        name,
        money,
        formats.date(dueOn, today));
  }

  /** The open document that alone comes to the balance. */
  private static Optional<AccountItem> only(List<AccountItem> items, BigDecimal balance) {
    List<AccountItem> open = items.stream().filter(item -> item.open().signum() != 0).toList();
    return open.size() == 1 && open.getFirst().open().compareTo(balance) == 0
        ? Optional.of(open.getFirst())
        : Optional.empty();
  }

  static String sentence(Component where, AccountBalance balance) {
    Formats formats = Formats.here();
    Currency currency = Currency.getInstance(balance.currency());
    int sign = balance.balance().signum();
    if (sign < 0) {
      return where.getTranslation(
          "state.credit", formats.money(balance.balance().negate(), currency));
    }
    if (sign == 0) {
      return where.getTranslation("state.even");
    }
    String owed = formats.money(balance.balance(), currency);
    if (balance.overdue().signum() > 0) {
      return where.getTranslation(
          "state.overdue", formats.money(balance.overdue().min(balance.balance()), currency));
    }
    return balance.nextDueOn() == null
        ? where.getTranslation("state.owed", owed)
        : where.getTranslation(
            "state.due",
            formats.money(balance.nextDue().min(balance.balance()), currency),
            formats.date(balance.nextDueOn()));
  }
}
