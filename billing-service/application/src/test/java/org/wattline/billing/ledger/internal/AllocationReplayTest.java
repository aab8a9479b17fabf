package org.wattline.billing.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wattline.billing.ledger.AllocationPolicy;
import org.wattline.billing.ledger.ClaimKind;
import org.wattline.billing.ledger.Credit;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.internal.AccountHistory.CreditEvent;
import org.wattline.billing.ledger.internal.AccountHistory.ItemEvent;
import org.wattline.billing.ledger.internal.AccountHistory.ReturnEvent;
import org.wattline.billing.ledger.internal.AccountHistory.Use;

class AllocationReplayTest {
  private static final UUID ACCOUNT = new UUID(0, 1);
  private static final UUID JANUARY = new UUID(1, 1);
  private static final UUID FEBRUARY = new UUID(1, 2);
  private static final UUID MARCH = new UUID(1, 3);
  private static final UUID FIRST = new UUID(2, 1);
  private static final UUID SECOND = new UUID(2, 2);

  private final AccountHistory history =
      new AccountHistory(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
  private int entered;

  @Test
  void aPaymentPaysWhatFellDueFirstAndTheRestPaysTheNext() {
    bill(FEBRUARY, "2026-02-01", "2026-02-15", "50");
    bill(JANUARY, "2026-01-01", "2026-01-15", "40");
    payment(FIRST, "2026-02-20", "60", null);

    assertThat(paid()).containsExactlyInAnyOrderEntriesOf(Map.of(JANUARY, "40", FEBRUARY, "20"));
  }

  @Test
  void whatIsPaidTooMuchPaysTheNextBillOnItsDay() {
    bill(JANUARY, "2026-01-01", "2026-01-15", "40");
    payment(FIRST, "2026-01-10", "100", null);
    bill(FEBRUARY, "2026-02-01", "2026-02-15", "50");

    Map<Use, BigDecimal> uses = AllocationReplay.uses(history);

    assertThat(uses)
        .containsEntry(use(FIRST, JANUARY, "2026-01-10"), new BigDecimal("40"))
        .containsEntry(use(FIRST, FEBRUARY, "2026-02-01"), new BigDecimal("50"));
  }

  @Test
  void thePayersInstructionWinsOverThePolicy() {
    bill(JANUARY, "2026-01-01", "2026-01-15", "40");
    bill(FEBRUARY, "2026-02-01", "2026-02-15", "50");
    payment(FIRST, "2026-02-20", "60", FEBRUARY);

    assertThat(paid()).containsExactlyInAnyOrderEntriesOf(Map.of(FEBRUARY, "50", JANUARY, "10"));
  }

  @Test
  void costsThenInterestThenPrincipalWhereThePolicySaysSo() {
    claim(JANUARY, ClaimKind.PRINCIPAL, "100");
    claim(FEBRUARY, ClaimKind.INTEREST, "5");
    claim(MARCH, ClaimKind.COSTS, "10");
    history
        .credits()
        .add(
            new CreditEvent(
                new Credit(
                    FIRST,
                    ACCOUNT,
                    new BigDecimal("20"),
                    LocalDate.parse("2026-03-01"),
                    AllocationPolicy.COSTS_INTEREST_PRINCIPAL,
                    null),
                tick()));

    assertThat(paid())
        .containsExactlyInAnyOrderEntriesOf(Map.of(MARCH, "10", FEBRUARY, "5", JANUARY, "5"));
  }

  @Test
  void aPaymentEnteredLateIsUsedAsOfItsOwnDay() {
    bill(JANUARY, "2026-01-01", "2026-01-15", "40");
    bill(FEBRUARY, "2026-02-01", "2026-02-15", "50");
    payment(SECOND, "2026-02-20", "40", null);
    assertThat(paid()).isEqualTo(Map.of(JANUARY, "40"));
    history.written().putAll(AllocationReplay.uses(history));

    payment(FIRST, "2026-01-10", "40", null);

    // the late one paid January before the other came, which then paid February
    assertThat(AllocationReplay.differences(history))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                use(FIRST, JANUARY, "2026-01-10"), new BigDecimal("40"),
                use(SECOND, JANUARY, "2026-02-20"), new BigDecimal("-40"),
                use(SECOND, FEBRUARY, "2026-02-20"), new BigDecimal("40")));
  }

  @Test
  void aReturnedPaymentOpensAgainWhatItPaidFromThatDayOn() {
    bill(JANUARY, "2026-01-01", "2026-01-15", "40");
    payment(FIRST, "2026-01-10", "40", null);
    returned(FIRST, "2026-01-20", "40");

    assertThat(AllocationReplay.uses(history))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                use(FIRST, JANUARY, "2026-01-10"), new BigDecimal("40"),
                use(FIRST, JANUARY, "2026-01-20"), new BigDecimal("-40")));
  }

  @Test
  void whatAReturnOpensIsPaidFromOtherCredit() {
    bill(JANUARY, "2026-01-01", "2026-01-15", "40");
    payment(FIRST, "2026-01-10", "40", null);
    payment(SECOND, "2026-01-11", "25", null);
    returned(FIRST, "2026-01-20", "40");

    assertThat(paid()).isEqualTo(Map.of(JANUARY, "25"));
  }

  @Test
  void aPartThatGoesBackTakesWhatIsUnusedFirst() {
    bill(JANUARY, "2026-01-01", "2026-01-15", "40");
    payment(FIRST, "2026-01-10", "100", null);
    returned(FIRST, "2026-01-20", "70");

    assertThat(paid()).isEqualTo(Map.of(JANUARY, "30"));
  }

  private Map<UUID, String> paid() {
    Map<UUID, BigDecimal> sums = new HashMap<>();
    AllocationReplay.uses(history)
        .forEach((use, amount) -> sums.merge(use.documentId(), amount, BigDecimal::add));
    Map<UUID, String> texts = new HashMap<>();
    sums.forEach(
        (document, amount) -> {
          if (amount.signum() != 0) {
            texts.put(document, amount.toPlainString());
          }
        });
    return texts;
  }

  private static Use use(UUID credit, UUID document, String day) {
    return new Use(credit, document, LocalDate.parse(day));
  }

  private void bill(UUID id, String issued, String due, String amount) {
    history
        .items()
        .add(
            new ItemEvent(
                OpenItem.issued(
                    id,
                    ACCOUNT,
                    "B" + id.getLeastSignificantBits(),
                    LocalDate.parse(issued),
                    LocalDate.parse(due),
                    new BigDecimal(amount),
                    null),
                tick()));
  }

  private void claim(UUID id, ClaimKind claim, String amount) {
    BigDecimal decimal = new BigDecimal(amount);
    LocalDate day = LocalDate.parse("2026-01-01");
    history
        .items()
        .add(
            new ItemEvent(
                new OpenItem(id, ACCOUNT, "C", day, day, decimal, decimal, claim, null), tick()));
  }

  private void payment(UUID id, String day, String amount, @Nullable UUID named) {
    history
        .credits()
        .add(
            new CreditEvent(
                new Credit(
                    id,
                    ACCOUNT,
                    new BigDecimal(amount),
                    LocalDate.parse(day),
                    AllocationPolicy.OLDEST_DUE_FIRST,
                    named),
                tick()));
  }

  private void returned(UUID credit, String day, String amount) {
    history
        .returns()
        .add(
            new ReturnEvent(
                new UUID(3, entered),
                credit,
                new BigDecimal(amount),
                LocalDate.parse(day),
                tick()));
  }

  private Instant tick() {
    return Instant.parse("2026-06-01T00:00:00Z").plusSeconds(++entered);
  }
}
