package org.wattline.bench.service;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.test.TwoTenants;

/**
 * Accounts of one supplier, each with an open bill and a card that is kept; one person pays all.
 */
final class Payers {
  static final String SUBJECT = "bench-payer";

  /** An account and its card. */
  record Payer(UUID account, UUID method) {}

  private static final String FILL =
      """
      insert into customer (id, kind, organisation_name, language, street, postal_code, city,
                            country, sort_name, created_at, version)
      values (gen_random_uuid(), 'ORGANISATION', 'Bench', 'nl', 'Meir 1', '2000', 'Antwerpen', 'BE',
              'bench', now(), 0);
      insert into account (id, number, customer_id, status, currency, language, delivery, opened_on,
                           version)
      select gen_random_uuid(), (3000000000 + n)::text, c.id, 'OPEN', 'EUR', 'nl', 'EMAIL',
             date '2026-01-01', 0
      from generate_series(1, %1$d) n
      cross join (select id from customer where sort_name = 'bench') c;
      insert into account_person (id, account_id, subject, name, role, since)
      select gen_random_uuid(), id, '%2$s', 'Bench', 'PAYER', now() from account
      where number like '3%%';
      insert into gateway_customer (account_id, gateway, customer, created_at)
      select id, '%3$s', 'cus_' || number, now() from account where number like '3%%';
      insert into saved_method (id, account_id, gateway, gateway_id, brand, last_digits,
                                expiry_month, expiry_year, saved_at)
      select gen_random_uuid(), id, '%3$s', 'pm_' || number, 'visa', '4242', 12, 2034, now()
      from account where number like '3%%';
      insert into open_item (document_id, account_id, recorded_at, issued_on, due_on, amount, claim,
                             number)
      select gen_random_uuid(), id, now(), date '2026-01-01', date '2026-01-15', 100000,
             'PRINCIPAL', 'B-' || number
      from account where number like '3%%';
      """;

  /** Key, payment, two legs and the balance after, in one call. */
  private static final String BARE =
      """
      create or replace function bench_payment(payer uuid, request text, payment uuid, paid numeric)
      returns numeric language plpgsql as $$
      begin
        insert into money_request (about_id, key, hash, subject_id, begun_at, answer)
        values (payer, request, repeat('0', 64), payment, now(), '{}');
        insert into card_payment (id, account_id, amount, currency, origin, save_method, state,
          intent, expires_at, requested_at, requested_by, asked_at, paid_at, paid_on)
        values (payment, payer, paid, 'EUR', 'SAVED_METHOD', false, 'SUCCEEDED',
          'pi_' || payment, now(), now(), 'bench', now(), now(), current_date);
        insert into ledger_transaction
          (id, source_id, recorded_at, effective_date, legs, kind, currency, reference)
        values (payment, payment, now(), current_date, 2, 'PAYMENT', 'EUR', 'Card payment');
        insert into ledger_leg
          (transaction_id, account_id, recorded_at, effective_date, ordinal, gl, amount)
        values (payment, null, now(), current_date, 1, 'CARD_CLEARING', paid),
               (payment, payer, now(), current_date, 2, 'RECEIVABLES', -paid);
        return (select sum(amount) from ledger_leg
                where account_id = payer and gl = 'RECEIVABLES');
      end $$;
      """;

  private Payers() {}

  static List<Payer> make(TwoTenants world, TenantEntry supplier, int accounts)
      throws SQLException {
    List<Payer> payers = new ArrayList<>();
    try (Connection db = world.database().superuser();
        Statement statement = db.createStatement()) {
      statement.execute("set search_path = " + supplier.id().databaseName());
      statement.execute(
          String.format(
              Locale.ROOT,
              FILL,
              accounts,
              SUBJECT,
              fingerprint("sk_test_local_" + supplier.slug())));
      statement.execute(BARE);
      statement.execute("analyze");
      try (ResultSet row =
          statement.executeQuery(
              "select account_id, id from saved_method where gateway_id like 'pm_3%'")) {
        while (row.next()) {
          payers.add(new Payer(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
        }
      }
    }
    return payers;
  }

  /** As the service tells one key of the provider from another. */
  private static String fingerprint(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
