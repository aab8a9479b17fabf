package org.wattline.billing.payments.internal;

import com.stripe.model.PaymentMethod;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.wattline.billing.contract.payments.SavedMethod;
import org.wattline.billing.copying.Columns;
import org.wattline.tenancy.concurrent.TenantBatches;
import org.wattline.tenancy.time.Business;

/** Accounts as the gateway's customers, and the cards that are kept for them. */
@Component
class GatewayCustomers {
  /** Reads in one statement, and statements at the same time: as those that begin payments. */
  private static final int MOST = 32;

  private static final int AT_ONCE = 2;

  private final Payers reading = new Payers();
  private final TenantBatches<PayerOf, Payer> payers = new TenantBatches<>(MOST, AT_ONCE, reading);
  private final JdbcClient jdbc;
  private final JdbcOperations connections;
  private final StripeGateway gateway;
  private final StripeKeys keys;
  private final Clock clock;

  GatewayCustomers(
      JdbcClient jdbc,
      JdbcOperations connections,
      StripeGateway gateway,
      StripeKeys keys,
      @Business Clock clock) {
    this.jdbc = jdbc;
    this.connections = connections;
    this.gateway = gateway;
    this.keys = keys;
    this.clock = clock;
  }

  private String fingerprint() {
    return keys.require().fingerprint();
  }

  /** The account's customer, made on first use. */
  String of(UUID account) {
    Optional<String> known = find(account);
    if (known.isPresent()) {
      return known.get();
    }
    String made = gateway.customer(account);
    jdbc.sql(
            """
            insert into gateway_customer (account_id, gateway, customer, created_at)
            values (:account, :gateway, :customer, :at) on conflict do nothing
            """)
        .param("account", account)
        .param("gateway", fingerprint())
        .param("customer", made)
        .param("at", Timestamp.from(clock.instant()))
        .update();
    return find(account).orElse(made);
  }

  Optional<String> find(UUID account) {
    return jdbc.sql("select customer from gateway_customer where account_id = :a and gateway = :g")
        .param("a", account)
        .param("g", fingerprint())
        .query(String.class)
        .optional();
  }

  /**
   * What the gateway is told of a payer.
   *
   * @param customer null while the gateway knows no customer for the account
   * @param method the gateway's id of the card; null when none was asked for or it is not kept
   */
  record Payer(@Nullable String customer, @Nullable String method) {}

  /**
   * @param method a card of the account's, or null
   */
  Payer payer(UUID account, @Nullable UUID method) {
    PayerOf wanted = new PayerOf(account, method, fingerprint());
    // who holds a connection does not wait for others who need one
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? reading.alone(wanted)
        : payers.submit(wanted);
  }

  /** Who is to pay, of a gateway. */
  private record PayerOf(UUID account, @Nullable UUID method, String gateway) {}

  /** Those who come at the same time are read together. */
  private final class Payers implements TenantBatches.Work<PayerOf, Payer> {
    @Override
    public List<@Nullable Payer> together(List<PayerOf> wanted) {
      Columns rows = new Columns("int4", "uuid", "uuid", "text");
      for (int i = 0; i < wanted.size(); i++) {
        PayerOf one = wanted.get(i);
        rows.add(i, one.account(), one.method(), one.gateway());
      }
      @Nullable Payer[] found = new Payer[wanted.size()];
      rows.query(
          connections,
          """
          select n.i, c.customer, m.gateway_id
            from %s n(i, account, method, gateway)
            left join gateway_customer c on c.account_id = n.account and c.gateway = n.gateway
            left join saved_method m
              on m.id = n.method and m.account_id = n.account and m.gateway = n.gateway
                 and m.removed_at is null
          """,
          row -> found[row.getInt(1)] = new Payer(row.getString(2), row.getString(3)));
      return Arrays.asList(found);
    }

    @Override
    public Payer alone(PayerOf wanted) {
      return Objects.requireNonNull(together(List.of(wanted)).getFirst());
    }
  }

  Optional<UUID> account(String customer) {
    return jdbc.sql("select account_id from gateway_customer where customer = :c and gateway = :g")
        .param("c", customer)
        .param("g", fingerprint())
        .query(UUID.class)
        .optional();
  }

  /** Takes over what the gateway keeps for an account now. */
  void sync(UUID account) {
    String customer = find(account).orElse(null);
    if (customer == null) {
      return;
    }
    List<PaymentMethod> kept = gateway.methods(customer);
    for (PaymentMethod method : kept) {
      PaymentMethod.Card card = method.getCard();
      jdbc.sql(
              """
              insert into saved_method (id, account_id, gateway, gateway_id, brand, last_digits,
                expiry_month, expiry_year, saved_at)
              values (:id, :account, :gateway, :method, :brand, :digits, :month, :year, :at)
              on conflict (gateway, gateway_id) do nothing
              """)
          .param("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
          .param("account", account)
          .param("gateway", fingerprint())
          .param("method", method.getId())
          .param("brand", card.getBrand())
          .param("digits", card.getLast4())
          .param("month", card.getExpMonth().intValue())
          .param("year", card.getExpYear().intValue())
          .param("at", Timestamp.from(clock.instant()))
          .update();
    }
    String[] ids = kept.stream().map(PaymentMethod::getId).toArray(String[]::new);
    jdbc.sql(
            """
            update saved_method set removed_at = :at
             where account_id = :account and gateway = :gateway and removed_at is null
               and not gateway_id = any(:ids)
            """)
        .param("at", Timestamp.from(clock.instant()))
        .param("account", account)
        .param("gateway", fingerprint())
        .param("ids", ids)
        .update();
  }

  /** The cards that are kept, newest first. */
  List<SavedMethod> methods(UUID account) {
    if (keys.find() == null) {
      return List.of();
    }
    return jdbc.sql(
            """
            select m.id, m.brand, m.last_digits, m.expiry_month, m.expiry_year,
                   exists (select from autopay a where a.method_id = m.id) as autopay
              from saved_method m
             where m.account_id = :account and m.gateway = :gateway and m.removed_at is null
             order by m.saved_at desc, m.id desc
            """)
        .param("account", account)
        .param("gateway", fingerprint())
        .query(
            (row, n) ->
                new SavedMethod(
                    row.getObject("id", UUID.class),
                    row.getString("brand"),
                    row.getString("last_digits"),
                    row.getInt("expiry_month"),
                    row.getInt("expiry_year"),
                    row.getBoolean("autopay")))
        .list();
  }

  /** The gateway's id of a kept card of an account, or null. */
  @Nullable String gatewayId(UUID account, UUID method) {
    return jdbc.sql(
            """
            select gateway_id from saved_method
             where id = :id and account_id = :account and gateway = :gateway and removed_at is null
            """)
        .param("id", method)
        .param("account", account)
        .param("gateway", fingerprint())
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /** Notes that a card is forgotten. */
  void removed(UUID method) {
    jdbc.sql("update saved_method set removed_at = :at where id = :id and removed_at is null")
        .param("at", Timestamp.from(clock.instant()))
        .param("id", method)
        .update();
  }
}
