package org.wattline.billing.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.wattline.billing.ledger.AllocationPolicy;
import org.wattline.billing.ledger.ClaimKind;
import org.wattline.billing.ledger.Credit;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.internal.AccountHistory.CreditEvent;
import org.wattline.billing.ledger.internal.AccountHistory.ItemEvent;
import org.wattline.billing.ledger.internal.AccountHistory.ReturnEvent;
import org.wattline.billing.ledger.internal.AccountHistory.Use;

class AllocationReplayProperties {
  private static final UUID ACCOUNT = new UUID(0, 1);
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final Instant RECORDED = Instant.parse("2026-06-01T00:00:00Z");

  @Property(tries = 2_000)
  void onEveryDayNoDocumentIsPaidBeyondItsAmountAndNoCreditUsedBeyondIts(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int events) {
    AccountHistory history = random(seed, events);
    Map<Use, BigDecimal> uses = AllocationReplay.uses(history);

    for (LocalDate day = START; day.isBefore(START.plusDays(41)); day = day.plusDays(1)) {
      LocalDate on = day;
      Map<UUID, BigDecimal> paid = sums(uses, on, true);
      Map<UUID, BigDecimal> used = sums(uses, on, false);
      BigDecimal owed = BigDecimal.ZERO;
      for (ItemEvent e : history.items()) {
        OpenItem item = e.item();
        BigDecimal sum = paid.getOrDefault(item.documentId(), BigDecimal.ZERO);
        BigDecimal amount = item.issuedOn().isAfter(on) ? BigDecimal.ZERO : item.amount();
        assertThat(sum).isBetween(BigDecimal.ZERO, amount);
        owed = owed.add(amount.subtract(sum));
      }
      BigDecimal inCredit = BigDecimal.ZERO;
      for (CreditEvent e : history.credits()) {
        BigDecimal back = BigDecimal.ZERO;
        for (ReturnEvent r : history.returns()) {
          if (r.creditId().equals(e.credit().id()) && !r.day().isAfter(on)) {
            back = back.add(r.amount());
          }
        }
        BigDecimal amount =
            e.credit().effectiveDate().isAfter(on) ? BigDecimal.ZERO : e.credit().amount();
        BigDecimal sum = used.getOrDefault(e.credit().id(), BigDecimal.ZERO);
        assertThat(sum).isBetween(BigDecimal.ZERO, amount.subtract(back));
        inCredit = inCredit.add(amount.subtract(back).subtract(sum));
      }
      // money never lies idle while something is owed
      assertThat(owed.signum() == 0 || inCredit.signum() == 0)
          .as("%s owed and %s in credit on %s", owed, inCredit, on)
          .isTrue();
    }
  }

  @Property(tries = 500)
  void theOrderOfEntryDoesNotMatter(@ForAll long seed) {
    AccountHistory history = random(seed, 20);
    AccountHistory shuffled =
        new AccountHistory(
            new ArrayList<>(history.items()),
            new ArrayList<>(history.credits()),
            new ArrayList<>(history.returns()),
            new HashMap<>());
    Random random = new Random(seed);
    Collections.shuffle(shuffled.items(), random);
    Collections.shuffle(shuffled.credits(), random);
    Collections.shuffle(shuffled.returns(), random);

    assertThat(AllocationReplay.uses(shuffled)).isEqualTo(AllocationReplay.uses(history));
  }

  @Property(tries = 500)
  void writtenDifferencesMakeTheNextReplayWriteNothing(@ForAll long seed) {
    AccountHistory history = random(seed, 20);
    history.written().putAll(AllocationReplay.uses(random(seed + 1, 20)));

    AllocationReplay.differences(history)
        .forEach((use, amount) -> history.written().merge(use, amount, BigDecimal::add));
    history.written().values().removeIf(amount -> amount.signum() == 0);

    assertThat(AllocationReplay.differences(history)).isEmpty();
  }

  private static Map<UUID, BigDecimal> sums(
      Map<Use, BigDecimal> uses, LocalDate on, boolean byDocument) {
    Map<UUID, BigDecimal> sums = new HashMap<>();
    uses.forEach(
        (use, amount) -> {
          if (!use.day().isAfter(on)) {
            sums.merge(byDocument ? use.documentId() : use.creditId(), amount, BigDecimal::add);
          }
        });
    return sums;
  }

  private static AccountHistory random(long seed, int events) {
    Random random = new Random(seed);
    AccountHistory history =
        new AccountHistory(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    Map<UUID, BigDecimal> left = new HashMap<>();
    for (int i = 0; i < events; i++) {
      LocalDate day = START.plusDays(random.nextInt(40));
      BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(10_000), 2);
      Instant at = RECORDED.plusSeconds(random.nextInt(5));
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          ClaimKind claim = ClaimKind.values()[random.nextInt(3)];
          LocalDate due = day.plusDays(random.nextInt(30));
          history
              .items()
              .add(
                  new ItemEvent(
                      new OpenItem(
                          new UUID(1, i), ACCOUNT, "B" + i, day, due, amount, amount, claim, null),
                      at));
        }
        case 2, 3 -> {
          AllocationPolicy policy =
              random.nextBoolean()
                  ? AllocationPolicy.OLDEST_DUE_FIRST
                  : AllocationPolicy.COSTS_INTEREST_PRINCIPAL;
          UUID named = random.nextBoolean() ? new UUID(1, random.nextInt(events)) : null;
          history
              .credits()
              .add(
                  new CreditEvent(
                      new Credit(new UUID(2, i), ACCOUNT, amount, day, policy, named), at));
          left.put(new UUID(2, i), amount);
        }
        default -> {
          List<CreditEvent> credits = history.credits();
          if (!credits.isEmpty()) {
            Credit credit = credits.get(random.nextInt(credits.size())).credit();
            BigDecimal rest = left.getOrDefault(credit.id(), BigDecimal.ZERO);
            BigDecimal back = random.nextBoolean() ? rest : rest.min(amount);
            if (back.signum() > 0) {
              left.put(credit.id(), rest.subtract(back));
              history
                  .returns()
                  .add(
                      new ReturnEvent(
                          new UUID(3, i),
                          credit.id(),
                          back,
                          credit.effectiveDate().plusDays(random.nextInt(10)),
                          at));
            }
          }
        }
      }
    }
    return history;
  }
}
