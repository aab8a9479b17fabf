package org.wattline.billing.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.ledger.Books;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LastCreditTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired OpenItems items;
  @Autowired HistoryRows rows;
  @Autowired TransactionTemplate transactions;

  @Test
  void whatACreditPaysIsWhatTheWholeHistorySays(TwoTenants tenants) {
    Desk desk = new Desk(new Service(port), tenants);
    Books books = new Books(ledger, items, transactions, tenants.acme());
    Random random = new Random(20260315);
    for (int history = 0; history < 30; history++) {
      UUID account = UUID.fromString(desk.anAccount(desk.aCustomer("Ledger")).text("id"));
      LocalDate day = DAY;
      UUID named = UUID.randomUUID();
      for (int step = 0; step < 30; step++) {
        // mostly as days pass, some on the same day, some entered late
        day = day.plusDays(random.nextInt(3));
        LocalDate at = random.nextInt(5) == 0 ? day.minusDays(random.nextInt(20)) : day;
        BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(20_000), 2);
        switch (random.nextInt(6)) {
          case 0, 1 -> named = books.bill(UUID.randomUUID(), account, at, amount);
          case 2 -> books.bill(UUID.randomUUID(), account, at, amount.negate());
          case 3 -> {
            UUID payment = books.pay(UUID.randomUUID(), account, at, amount, named);
            books.giveBack(UUID.randomUUID(), payment, account, day.plusDays(1), amount);
          }
          default ->
              books.pay(
                  UUID.randomUUID(), account, at, amount, random.nextBoolean() ? named : null);
        }
        AccountHistory known =
            Objects.requireNonNull(
                books.together(() -> rows.histories(List.of(account))).get(account));
        assertThat(AllocationReplay.differences(known))
            .as("what the history would use otherwise, history %d step %d", history, step)
            .isEmpty();
      }
    }
  }
}
