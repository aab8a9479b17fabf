package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wattline.billing.contract.billing.CheckCode;
import org.wattline.billing.contract.billing.RunCheck;
import org.wattline.bills.BillDocument;
import org.wattline.bills.DocumentKind;

/** What is remarkable about an account's bills, against the bills it had. */
final class Checks {
  /** Times the usual amount a day. */
  private static final BigDecimal HIGHER = new BigDecimal("2");

  private static final BigDecimal LOWER = new BigDecimal("0.5");

  /** Differences of less money are not worth a look, whatever the per cent. */
  private static final BigDecimal WORTH_A_LOOK = new BigDecimal("50");

  private static final BigDecimal MAXIMUM = new BigDecimal("10000");
  private static final BigDecimal MINIMUM = new BigDecimal("-1000");

  /** Days after which a monthly bill is long, and a settlement. */
  private static final int LONG_MONTH = 45;

  private static final int LONG_YEAR = 400;

  private Checks() {}

  /** A bill of before: what it came to, and over which days. */
  record Past(DocumentKind kind, BigDecimal total, LocalDate from, LocalDate to) {
    BigDecimal aDay() {
      return Checks.aDay(total, from, to);
    }
  }

  private static BigDecimal aDay(BigDecimal total, LocalDate from, LocalDate to) {
    return total.divide(
        BigDecimal.valueOf(Math.max(1, ChronoUnit.DAYS.between(from, to))),
        6,
        RoundingMode.HALF_EVEN);
  }

  /**
   * @param past the account's earlier bills, the newest first
   * @param corrected ids of bills that were corrected before
   */
  static List<RunCheck> of(List<BillDocument> bills, List<Past> past, Set<UUID> corrected) {
    List<RunCheck> found = new ArrayList<>();
    for (BillDocument bill : bills) {
      amounts(bill, found);
      if (bill.estimated()) {
        found.add(new RunCheck(CheckCode.ESTIMATED, "Some of what it charges for is estimated."));
      }
      if (bill.kind() == DocumentKind.CORRECTION) {
        var original = bill.correctionOf();
        if (original != null && corrected.contains(original.id())) {
          found.add(
              new RunCheck(
                  CheckCode.CORRECTED_AGAIN,
                  "Bill " + original.number() + " was corrected before."));
        }
      } else if (bill.kind() != DocumentKind.ADVANCE) {
        history(bill, past.stream().filter(each -> each.kind() == bill.kind()).toList(), found);
        periods(bill, found);
      }
    }
    return found;
  }

  private static void amounts(BillDocument bill, List<RunCheck> found) {
    String is = "The bill comes to " + bill.total() + " " + bill.currency() + ".";
    if (bill.total().signum() == 0) {
      found.add(new RunCheck(CheckCode.ZERO, is));
    } else if (bill.total().signum() < 0 && bill.kind() != DocumentKind.CORRECTION) {
      found.add(new RunCheck(CheckCode.NEGATIVE, is));
    }
    if (bill.total().compareTo(MAXIMUM) > 0) {
      found.add(new RunCheck(CheckCode.ABOVE_MAXIMUM, is + " The limit is " + MAXIMUM + "."));
    }
    if (bill.total().compareTo(MINIMUM) < 0) {
      found.add(new RunCheck(CheckCode.BELOW_MINIMUM, is + " The limit is " + MINIMUM + "."));
    }
  }

  private static void history(BillDocument bill, List<Past> past, List<RunCheck> found) {
    if (past.isEmpty()) {
      found.add(new RunCheck(CheckCode.FIRST_BILL, "It is the account's first bill of its kind."));
      return;
    }
    BigDecimal usual =
        past.stream()
            .map(Past::aDay)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(past.size()), 6, RoundingMode.HALF_EVEN);
    BigDecimal now = aDay(bill.total(), bill.from(), bill.to());
    BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(bill.from(), bill.to()));
    BigDecimal difference = now.subtract(usual).multiply(days);
    if (difference.abs().compareTo(WORTH_A_LOOK) > 0) {
      String sentence =
          "It comes to "
              + bill.total()
              + " where "
              + usual.multiply(days).setScale(2, RoundingMode.HALF_EVEN)
              + " is usual.";
      if (now.compareTo(usual.multiply(HIGHER)) > 0) {
        found.add(new RunCheck(CheckCode.MUCH_HIGHER, sentence));
      } else if (now.compareTo(usual.multiply(LOWER)) < 0) {
        found.add(new RunCheck(CheckCode.MUCH_LOWER, sentence));
      }
    }
    LocalDate last = past.stream().map(Past::to).max(LocalDate::compareTo).orElseThrow();
    if (last.isBefore(bill.from())) {
      found.add(
          new RunCheck(
              CheckCode.MISSING_PERIOD,
              "No bill charges for the days from " + last + " to " + bill.from() + "."));
    }
  }

  private static void periods(BillDocument bill, List<RunCheck> found) {
    long longest = bill.kind() == DocumentKind.SETTLEMENT ? LONG_YEAR : LONG_MONTH;
    for (BillDocument.Period period : bill.periods()) {
      long days = ChronoUnit.DAYS.between(period.key().from(), period.to());
      if (period.first() && days > longest) {
        found.add(new RunCheck(CheckCode.LONG_PERIOD, "A period of it has " + days + " days."));
      }
      BigDecimal kwh = period.importKwh();
      if (kwh != null && kwh.signum() == 0) {
        found.add(
            new RunCheck(
                CheckCode.NO_USAGE,
                "No energy was used from " + period.key().from() + " to " + period.to() + "."));
      }
    }
  }
}
