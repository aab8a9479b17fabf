package org.wattline.bench.service;

import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.postgresql.PGConnection;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;
import org.wattline.bench.Unit;
import org.wattline.billing.ledger.GlAccount;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.Leg;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.ledger.Transaction;
import org.wattline.billing.ledger.TransactionKind;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * Bills booked through the ledger: two transactions of six legs and an open item each, a thousand
 * bills to a database transaction. The probe writes the same rows to the same tables, triggers and
 * all, by COPY alone.
 */
public final class PostingsBenchmark implements Benchmark {
  private static final int BILLS = 1_000;
  private static final int CHUNKS = 10;
  private static final LocalDate DAY = LocalDate.of(2026, 2, 1);

  @Override
  public String name() {
    return "postings";
  }

  @Override
  public String summary() {
    return "bills/s booked: 2 transactions of 6 legs and an open item; probe: the same rows by"
        + " COPY";
  }

  @Override
  public void run(Bench bench) throws Exception {
    int chunks = bench.argument("chunks", CHUNKS);
    try (ServedTenants served = new ServedTenants(1)) {
      TenantEntry tenant = served.readings().getFirst().tenant();
      Ledger ledger = served.bean(Ledger.class);
      OpenItems items = served.bean(OpenItems.class);
      TransactionTemplate transactions = served.bean(TransactionTemplate.class);
      List<UUID> accounts = accounts(served, tenant);
      try (Connection bare = served.world().connection(tenant)) {
        bare.setAutoCommit(false);
        bench
            .unit(Unit.PER_SECOND)
            .measure(
                () -> {
                  List<List<Transaction>> booked = new ArrayList<>();
                  List<List<OpenItem>> opened = new ArrayList<>();
                  for (int i = 0; i < chunks; i++) {
                    booked.add(transactions(accounts));
                    opened.add(items(accounts));
                  }
                  long start = System.nanoTime();
                  for (int i = 0; i < chunks; i++) {
                    List<Transaction> chunk = booked.get(i);
                    List<OpenItem> documents = opened.get(i);
                    TenantScope.run(
                        tenant.id(),
                        () ->
                            transactions.executeWithoutResult(
                                status -> {
                                  ledger.post(chunk);
                                  items.open(documents);
                                }));
                  }
                  return Bench.perSecond((long) chunks * BILLS, System.nanoTime() - start);
                },
                () -> {
                  List<Copies> copies = new ArrayList<>();
                  for (int i = 0; i < chunks; i++) {
                    copies.add(Copies.of(transactions(accounts), items(accounts)));
                  }
                  long start = System.nanoTime();
                  for (Copies chunk : copies) {
                    chunk.write(bare);
                  }
                  return Bench.perSecond((long) chunks * BILLS, System.nanoTime() - start);
                });
      }
      bench.detail("bills per database transaction", BILLS);
    }
  }

  private static List<UUID> accounts(ServedTenants served, TenantEntry tenant) throws SQLException {
    List<UUID> accounts = new ArrayList<>();
    try (Connection db = served.world().connection(tenant);
        Statement statement = db.createStatement();
        ResultSet row =
            statement.executeQuery(
                String.format(
                    Locale.ROOT,
                    """
                    insert into account (id, number, customer_id, status, currency, language, delivery,
                                         opened_on, version)
                    select gen_random_uuid(), (2000000000 + n)::text, a.customer_id, 'OPEN', a.currency,
                           a.language, a.delivery, a.opened_on, 0
                    from generate_series(1, %d) n cross join (select * from account limit 1) a
                    returning id
                    """,
                    BILLS))) {
      while (row.next()) {
        accounts.add(row.getObject(1, UUID.class));
      }
    }
    return accounts;
  }

  private static List<Transaction> transactions(List<UUID> accounts) {
    List<Transaction> made = new ArrayList<>(accounts.size() * 2);
    for (UUID account : accounts) {
      for (int half = 0; half < 2; half++) {
        made.add(
            new Transaction(
                newId(),
                TransactionKind.BILL,
                DAY,
                "2026-0000123",
                account,
                List.of(
                    Leg.receivable(account, new BigDecimal("106.00")),
                    Leg.of(GlAccount.REVENUE, new BigDecimal("-40.00")),
                    Leg.of(GlAccount.REVENUE, new BigDecimal("-30.00")),
                    Leg.of(GlAccount.REVENUE, new BigDecimal("-20.00")),
                    Leg.of(GlAccount.REVENUE, new BigDecimal("-10.00")),
                    Leg.of(GlAccount.TAX_PAYABLE, new BigDecimal("-6.00")))));
      }
    }
    return made;
  }

  private static List<OpenItem> items(List<UUID> accounts) {
    return accounts.stream()
        .map(
            account ->
                OpenItem.issued(
                    newId(),
                    account,
                    "2026-0000123",
                    DAY,
                    DAY.plusDays(14),
                    new BigDecimal("212.00"),
                    null))
        .toList();
  }

  private static UUID newId() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  /** The rows of one chunk as COPY takes them. */
  private record Copies(String transactions, String legs, String items) {
    static Copies of(List<Transaction> booked, List<OpenItem> documents) {
      StringBuilder transactions = new StringBuilder();
      StringBuilder legs = new StringBuilder();
      for (Transaction t : booked) {
        transactions.append(t.id()).append('\t').append(t.sourceId());
        transactions.append("\t2026-02-01 00:00:00Z\t").append(t.effectiveDate());
        transactions.append("\t6\tBILL\tEUR\t").append(t.reference()).append('\n');
        int ordinal = 0;
        for (Leg leg : t.legs()) {
          legs.append(t.id()).append('\t');
          legs.append(leg.accountId() == null ? "\\N" : leg.accountId());
          legs.append("\t2026-02-01 00:00:00Z\t").append(t.effectiveDate()).append('\t');
          legs.append(++ordinal).append('\t').append(leg.gl()).append('\t');
          legs.append(leg.amount()).append('\n');
        }
      }
      StringBuilder items = new StringBuilder();
      for (OpenItem i : documents) {
        items.append(i.documentId()).append('\t').append(i.accountId());
        items.append("\t2026-02-01 00:00:00Z\t").append(i.issuedOn()).append('\t');
        items.append(i.dueOn()).append('\t').append(i.amount()).append("\tPRINCIPAL\t");
        items.append(i.number()).append("\t\\N\n");
      }
      return new Copies(transactions.toString(), legs.toString(), items.toString());
    }

    void write(Connection connection) throws Exception {
      var copy = connection.unwrap(PGConnection.class).getCopyAPI();
      copy.copyIn("copy ledger_transaction from stdin", new StringReader(transactions));
      copy.copyIn("copy ledger_leg from stdin", new StringReader(legs));
      copy.copyIn("copy open_item from stdin", new StringReader(items));
      connection.commit();
    }
  }
}
