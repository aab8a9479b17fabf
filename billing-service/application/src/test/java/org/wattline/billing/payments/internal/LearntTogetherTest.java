package org.wattline.billing.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.payments.PaymentState;
import org.wattline.billing.payments.Till;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

/**
 * One batch of payments that came: what is somebody else's is left out, what is wrong writes none.
 */
@Tag("UC-050")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LearntTogetherTest {
  @LocalServerPort int port;
  @Autowired LearntPayments learnt;
  @Autowired Ledger ledger;

  private TwoTenants tenants;
  private Member one;
  private Member other;
  private UUID first;
  private UUID second;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    Desk desk = new Desk(new Service(port), tenants);
    Till till = new Till(port, tenants.acme().slug());
    one = desk.aMember("PAYER");
    other = desk.aMember("PAYER");
    first = UUID.fromString(till.started(one, "5.00", Map.of()).text("id"));
    second = UUID.fromString(till.started(other, "7.00", Map.of()).text("id"));
  }

  private List<LearntPayments.@Nullable Written> together() {
    return TenantScope.call(
        tenants.acme().id(), () -> learnt.together(List.of(came(first), came(second))));
  }

  private LearntPayments.Learnt came(UUID payment) {
    return new LearntPayments.Learnt(
        payment,
        Seen.of(
            new PaymentState.Succeeded(
                tenants.clock().instant(), BigDecimal.ZERO, PaymentState.Contest.NONE)),
        null);
  }

  private BigDecimal balance(Member payer) {
    return TenantScope.call(
        tenants.acme().id(), () -> ledger.balance(UUID.fromString(payer.accountId())));
  }

  private Connection holding(String table, Object id) throws Exception {
    Connection holder = tenants.database().superuser();
    holder.setAutoCommit(false);
    try (Statement statement = holder.createStatement()) {
      statement.execute(
          "select from "
              + tenants.acme().id().databaseName()
              + "."
              + table
              + " where id = '"
              + id
              + "' for no key update");
    }
    return holder;
  }

  @Test
  void aPaymentThatSomebodyHoldsIsLeftOutAndTheOtherIsBooked() throws Exception {
    try (Connection holder = holding("card_payment", first)) {
      assertThat(together()).extracting(Objects::nonNull).containsExactly(false, true);
      holder.rollback();
    }

    assertThat(balance(one)).isEqualByComparingTo("0");
    assertThat(balance(other)).isEqualByComparingTo("-7");
    assertThat(together()).extracting(Objects::nonNull).containsExactly(true, true);
    assertThat(balance(one)).isEqualByComparingTo("-5");
    assertThat(balance(other)).isEqualByComparingTo("-7");
  }

  @Test
  void anAccountThatSomebodyHoldsIsLeftOutAndTheOtherIsBooked() throws Exception {
    try (Connection holder = holding("account", one.accountId())) {
      assertThat(together()).extracting(Objects::nonNull).containsExactly(false, true);
      holder.rollback();
    }

    assertThat(balance(one)).isEqualByComparingTo("0");
    assertThat(balance(other)).isEqualByComparingTo("-7");
  }

  @Test
  void whereOneCannotBeBookedNoneOfTheBatchIsWritten() throws Exception {
    try (Connection db = tenants.database().superuser();
        Statement statement = db.createStatement()) {
      statement.execute(
          "update "
              + tenants.acme().id().databaseName()
              + ".account set currency = 'USD' where id = '"
              + one.accountId()
              + "'");
    }

    assertThatThrownBy(this::together).isInstanceOf(RuntimeException.class);

    assertThat(balance(other)).isEqualByComparingTo("0");
    LearntPayments.Written alone =
        TenantScope.call(tenants.acme().id(), () -> learnt.alone(came(second)));
    assertThat(alone.payment().state()).isInstanceOf(PaymentState.Succeeded.class);
    assertThat(balance(other)).isEqualByComparingTo("-7");
  }
}
