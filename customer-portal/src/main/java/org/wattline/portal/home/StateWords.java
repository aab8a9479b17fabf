package org.wattline.portal.home;

import com.vaadin.flow.component.Component;
import java.util.Currency;
import org.wattline.billing.contract.ledger.AccountBalance;
import org.wattline.tenancy.vaadin.language.Formats;

/** Says in one sentence where an account stands. */
final class StateWords {
  private StateWords() {}

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
