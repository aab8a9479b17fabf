package org.wattline.console.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wattline.billing.contract.tariffs.RatedBill;
import org.wattline.billing.contract.tariffs.RatedLine;
import org.wattline.billing.contract.tariffs.RatedTax;

/** Bills of two tariffs are set line beside line. */
class BillsBesideTest {
  @Test
  void linesOfAComponentAreTogetherAndNothingOfEitherIsLost() {
    RatedBill draft = bill("6", line("energy", "10"), line("energy", "2"), line("new", "3"));
    RatedBill inForce = bill("21", line("gone", "4"), line("energy", "11"));

    BillsBeside both = BillsBeside.of(draft, inForce);

    assertThat(both.rows())
        .containsExactly(
            row("energy", "12", "11"),
            row("new", "3", null),
            row("VAT", "6", "21"),
            row("gone", null, "4"));
    assertThat(both.rows())
        .extracting(BillsBeside.Row::difference)
        .containsExactly(amount("1"), amount("3"), amount("-15"), amount("-4"));
    // what stands there comes to the totals' difference
    assertThat(
            both.rows().stream()
                .map(BillsBeside.Row::difference)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(draft.total().subtract(inForce.total()));
  }

  @Test
  void whereNothingIsInForceTheDraftStandsAlone() {
    assertThat(BillsBeside.of(bill("1", line("energy", "10")), null).rows())
        .containsExactly(row("energy", "10", null), row("VAT", "1", null));
  }

  private static BillsBeside.Row row(
      String name,
      @org.jspecify.annotations.Nullable String draft,
      @org.jspecify.annotations.Nullable String inForce) {
    return new BillsBeside.Row(
        name, draft == null ? null : amount(draft), inForce == null ? null : amount(inForce));
  }

  private static RatedBill bill(String tax, RatedLine... lines) {
    BigDecimal total =
        Arrays.stream(lines).map(RatedLine::amount).reduce(amount(tax), BigDecimal::add);
    RatedTax vat = new RatedTax("vat", "VAT", null, amount("100"), amount(tax), List.of());
    return new RatedBill(total, "EUR", true, List.of(lines), List.of(vat), List.of());
  }

  private static RatedLine line(String component, String amount) {
    LocalDate day = LocalDate.of(2026, 1, 1);
    return new RatedLine(
        component + amount,
        component,
        component,
        "ENERGY",
        day,
        day.plusMonths(1),
        null,
        null,
        amount(amount),
        false,
        List.of());
  }

  private static BigDecimal amount(String of) {
    return new BigDecimal(of);
  }
}
