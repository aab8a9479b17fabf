package org.wattline.console.bills;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Locale;
import org.wattline.billing.contract.billing.BillKind;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;

/** Says bills in the words of staff. */
public final class BillWords {
  private BillWords() {}

  /** What a bill is of: {@code Bill for October 2026}. */
  public static String title(Component where, BillKind kind, LocalDate from, LocalDate to) {
    return where.getTranslation(
        "bill.kind." + kind.name().toLowerCase(Locale.ROOT), span(where, from, to));
  }

  /** Days: a month's name where they are a month, else first and last day. */
  public static String span(Component where, LocalDate from, LocalDate to) {
    Formats formats = Formats.here();
    if (from.getDayOfMonth() == 1 && from.plusMonths(1).equals(to)) {
      return formats.month(YearMonth.from(from));
    }
    return where.getTranslation("days", formats.date(from), formats.date(to.minusDays(1)));
  }

  /** Where a bill stands, in a word. */
  public static Badge state(
      Component where, BigDecimal total, BigDecimal open, LocalDate dueOn, LocalDate today) {
    if (total.signum() < 0) {
      return new Badge(where.getTranslation("bill.state.credit"), Badge.Tone.GOOD);
    }
    if (open.signum() <= 0) {
      return new Badge(where.getTranslation("bill.state.paid"), Badge.Tone.GOOD);
    }
    if (dueOn.isBefore(today)) {
      return new Badge(where.getTranslation("bill.state.overdue"), Badge.Tone.DANGER);
    }
    return new Badge(where.getTranslation("bill.state.open"), Badge.Tone.NEUTRAL);
  }

  /** An amount with its currency, a credit with its sign. */
  public static String money(BigDecimal amount, String currency) {
    return Formats.here().money(amount, Currency.getInstance(currency));
  }

  /** A change of an amount, with its sign. */
  public static String change(BigDecimal amount, String currency) {
    return Formats.here().change(amount, Currency.getInstance(currency));
  }
}
