package org.wattline.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.ledger.AccountBalance;
import org.wattline.billing.contract.ledger.AgedAccount;
import org.wattline.billing.contract.ledger.AgedReceivables;
import org.wattline.billing.contract.ledger.Aging;
import org.wattline.billing.contract.ledger.BookAccount;
import org.wattline.billing.contract.ledger.BookingKind;
import org.wattline.billing.contract.ledger.LedgerApi;
import org.wattline.billing.contract.ledger.StatementLine;
import org.wattline.billing.contract.ledger.TrialBalance;

/** The books, of an account and of the supplier, in memory. */
@Configuration(proxyBeanMethods = false)
class FakeBooks {
  /** Before this day nothing is booked. */
  static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  /** Accounts that owe something. */
  static final int DEBTORS = 120;

  /** The days that sums were asked of. */
  static final class Asked {
    final List<LocalDate> days = new ArrayList<>();
    BigDecimal open = new BigDecimal("163.55");
  }

  @Bean
  Asked askedOfBooks() {
    return new Asked();
  }

  @Bean
  @Primary
  LedgerApi fakeLedger(Asked kept) {
    return new FakeApi<>(LedgerApi.class)
        .on("balance", asked -> balance((UUID) asked[0]))
        .on("statement", asked -> new Page<>(statement(), null))
        .on(
            "trialBalance",
            asked -> {
              LocalDate day = (LocalDate) asked[0];
              kept.days.add(day);
              return new TrialBalance(
                  day, null, "EUR", day.isBefore(FIRST) ? List.of() : lines(), kept.open);
            })
        .on(
            "agedReceivables",
            asked -> {
              LocalDate day = (LocalDate) asked[0];
              kept.days.add(day);
              return new AgedReceivables(day, null, "EUR", DEBTORS, aging(DEBTORS));
            })
        .on(
            "agedReceivablesByAccount",
            asked ->
                ((LocalDate) asked[0]).isBefore(FIRST)
                    ? new Page<>(List.of(), null)
                    : debtors((String) asked[2], (int) asked[3]))
        .make();
  }

  private static Page<AgedAccount> debtors(@Nullable String cursor, int limit) {
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    int to = Math.min(DEBTORS, from + limit);
    return new Page<>(
        IntStream.range(from, to).mapToObj(FakeBooks::debtor).toList(),
        to < DEBTORS ? String.valueOf(to) : null);
  }

  private static AgedAccount debtor(int n) {
    String number = String.format(Locale.ROOT, "1000 %04d 42", n + 17);
    return new AgedAccount(FakeBilling.id(number), number, "Debtor " + n, aging(1));
  }

  private static Aging aging(int times) {
    BigDecimal one = BigDecimal.valueOf(times);
    return new Aging(
        new BigDecimal("84.20").multiply(one),
        new BigDecimal("79.35").multiply(one),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        new BigDecimal("12.00").multiply(one),
        new BigDecimal("5.00").multiply(one),
        new BigDecimal("170.55").multiply(one));
  }

  private static List<TrialBalance.Line> lines() {
    return List.of(
        line(BookAccount.RECEIVABLES, "242.90", "79.35"),
        line(BookAccount.REVENUE, "0", "229.15"),
        line(BookAccount.TAX_PAYABLE, "0", "13.75"),
        line(BookAccount.CARD_CLEARING, "79.35", "0"));
  }

  private static TrialBalance.Line line(BookAccount gl, String debit, String credit) {
    BigDecimal balance = new BigDecimal(debit).subtract(new BigDecimal(credit));
    return new TrialBalance.Line(gl, new BigDecimal(debit), new BigDecimal(credit), balance);
  }

  private static AccountBalance balance(UUID account) {
    return new AccountBalance(
        account,
        "EUR",
        LocalDate.of(2026, 11, 29),
        new BigDecimal("163.55"),
        new BigDecimal("79.35"),
        BigDecimal.ZERO,
        LocalDate.of(2026, 12, 3),
        new BigDecimal("84.20"));
  }

  private static List<StatementLine> statement() {
    return List.of(
        line(BookingKind.BILL, "2026-0000210", FakeMoney.OCTOBER, "84.20", "163.55"),
        line(BookingKind.PAYMENT, "R-2026-000731", FakeBilling.id("paid"), "-79.35", "79.35"));
  }

  private static StatementLine line(
      BookingKind kind, String reference, UUID source, String amount, String balance) {
    return new StatementLine(
        FakeBilling.id(reference),
        kind,
        LocalDate.of(2026, 11, 3),
        Instant.parse("2026-11-03T05:00:00Z"),
        reference,
        source,
        new BigDecimal(amount),
        new BigDecimal(balance));
  }
}
