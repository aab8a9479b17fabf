package org.wattline.billing.ledger.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.ledger.Allocated;
import org.wattline.billing.ledger.AllocationPolicy;
import org.wattline.billing.ledger.Credit;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.ledger.Settlement;
import org.wattline.billing.ledger.internal.AccountHistory.ReturnEvent;
import org.wattline.tenancy.time.Business;

/**
 * Writes down what happens, then what the replay of the account makes of it. A document that is the
 * newest of an account without credit changes nothing else: no replay.
 */
@Component
class StoredOpenItems implements OpenItems {
  private final HistoryRows rows;
  private final Allocating allocating;
  private final JdbcClient jdbc;
  private final Supplier supplier;
  private final BookAmounts amounts;
  private final Clock clock;

  StoredOpenItems(
      HistoryRows rows,
      Allocating allocating,
      JdbcClient jdbc,
      Supplier supplier,
      BookAmounts amounts,
      @Business Clock clock) {
    this.rows = rows;
    this.allocating = allocating;
    this.jdbc = jdbc;
    this.supplier = supplier;
    this.amounts = amounts;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(Collection<UUID> accountIds) {
    rows.lock(accountIds);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> lockFree(Collection<UUID> accountIds) {
    return rows.lockFree(accountIds);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(OpenItem item) {
    open(List.of(item));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(Collection<OpenItem> items) {
    if (items.isEmpty()) {
      return;
    }
    int decimals = amounts.decimals();
    Map<UUID, OpenItem> byId = new TreeMap<>();
    for (OpenItem given : items) {
      OpenItem item = written(given, decimals);
      OpenItem same = byId.putIfAbsent(item.documentId(), item);
      if (same != null && !sameContent(same, item)) {
        throw differs("Document", item.documentId());
      }
    }
    rows.lock(byId.values().stream().map(OpenItem::accountId).toList());
    Instant now = now();
    Set<UUID> opened = rows.insertItems(byId.values(), now);
    if (opened.size() < byId.size()) {
      requireSameItems(byId, opened);
    }
    Map<UUID, LocalDate> first = new HashMap<>();
    List<Credit> creditNotes =
        byId.values().stream()
            .filter(item -> opened.contains(item.documentId()))
            .peek(item -> first.merge(item.accountId(), item.issuedOn(), StoredOpenItems::earlier))
            .filter(item -> item.amount().signum() < 0)
            .map(StoredOpenItems::creditOf)
            .toList();
    if (!creditNotes.isEmpty()) {
      rows.insertCredits(creditNotes, now);
    }
    if (!first.isEmpty()) {
      allocating.replay(rows.toReplay(first), now);
    }
  }

  private static OpenItem written(OpenItem item, int decimals) {
    BigDecimal amount = BookAmounts.written(item.amount(), decimals);
    return new OpenItem(
        item.documentId(),
        item.accountId(),
        item.number(),
        item.issuedOn(),
        item.dueOn(),
        amount,
        amount,
        item.claim(),
        item.paymentReference());
  }

  private static Credit written(Credit credit, int decimals) {
    return new Credit(
        credit.id(),
        credit.accountId(),
        BookAmounts.written(credit.amount(), decimals),
        credit.effectiveDate(),
        credit.policy(),
        credit.named());
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static Credit creditOf(OpenItem note) {
    return new Credit(
        note.documentId(),
        note.accountId(),
        note.amount().negate(),
        note.issuedOn(),
        AllocationPolicy.OLDEST_DUE_FIRST,
        null);
  }

  private void requireSameItems(Map<UUID, OpenItem> asked, Set<UUID> opened) {
    UUID[] others = asked.keySet().stream().filter(id -> !opened.contains(id)).toArray(UUID[]::new);
    jdbc.sql("select *, amount as open from open_item where document_id = any(:ids)")
        .param("ids", others)
        .query(HistoryRows::item)
        .list()
        .forEach(
            there -> {
              OpenItem again = asked.get(there.documentId());
              if (again == null || !sameContent(there, again)) {
                throw differs("Document", there.documentId());
              }
            });
  }

  private static boolean sameContent(OpenItem one, OpenItem other) {
    return one.accountId().equals(other.accountId())
        && one.number().equals(other.number())
        && one.issuedOn().equals(other.issuedOn())
        && one.dueOn().equals(other.dueOn())
        && one.amount().compareTo(other.amount()) == 0
        && one.claim() == other.claim()
        && Objects.equals(one.paymentReference(), other.paymentReference());
  }

  private static IllegalStateException differs(String what, UUID id) {
    return new IllegalStateException(what + " " + id + " is there with another content");
  }

  @Override
  @Transactional(readOnly = true)
  public List<OpenItem> of(UUID accountId) {
    return jdbc.sql(
            HistoryRows.ITEMS
                + "where i.account_id = :account and i.amount > 0 and i.amount > "
                + HistoryRows.PAID
                + "order by i.due_on, i.issued_on, i.document_id")
        .param("account", accountId)
        .query(HistoryRows::item)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public Settlement settlement(UUID accountId, Collection<UUID> documentIds) {
    List<OpenItem> documents =
        jdbc.sql(
                HistoryRows.ITEMS
                    + "where i.account_id = :account and i.document_id = any(:ids)"
                    + " order by i.due_on, i.issued_on, i.document_id")
            .param("account", accountId)
            .param("ids", documentIds.toArray(UUID[]::new))
            .query(HistoryRows::item)
            .list();
    return new Settlement(documents, rows.settledByDay(accountId, documentIds));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<OpenItem> byDocument(UUID documentId) {
    return jdbc.sql(HistoryRows.ITEMS + "where i.document_id = :id")
        .param("id", documentId)
        .query(HistoryRows::item)
        .optional();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, OpenItem> byPaymentReferences(Collection<String> references) {
    if (references.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(HistoryRows.ITEMS + "where i.payment_reference = any(:references)")
        .param("references", references.toArray(String[]::new))
        .query(HistoryRows::item)
        .list()
        .stream()
        .collect(Collectors.toMap(item -> String.valueOf(item.paymentReference()), item -> item));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Allocated> allocate(
      UUID paymentId,
      UUID accountId,
      BigDecimal amount,
      AllocationPolicy policy,
      @Nullable UUID onlyItem) {
    Optional<Credit> before = credit(paymentId);
    // the day of the first call counts when it is made again on another day
    LocalDate day = before.map(Credit::effectiveDate).orElseGet(supplier::today);
    return allocate(new Credit(paymentId, accountId, amount, day, policy, onlyItem));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Allocated> allocate(Credit credit) {
    allocate(List.of(credit));
    return allocations(credit.id());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void allocate(Collection<Credit> credits) {
    if (credits.isEmpty()) {
      return;
    }
    int decimals = amounts.decimals();
    Map<UUID, Credit> byId = new TreeMap<>();
    for (Credit given : credits) {
      Credit credit = written(given, decimals);
      Credit same = byId.putIfAbsent(credit.id(), credit);
      if (same != null && !sameContent(same, credit)) {
        throw differs("Credit", credit.id());
      }
    }
    rows.lock(byId.values().stream().map(Credit::accountId).toList());
    Instant now = now();
    Set<UUID> used = allocating.use(byId.values(), now);
    byId.forEach(
        (id, again) -> {
          if (!used.contains(id) && !credit(id).filter(c -> sameContent(c, again)).isPresent()) {
            throw differs("Credit", id);
          }
        });
  }

  private static boolean sameContent(Credit one, Credit other) {
    return one.accountId().equals(other.accountId())
        && one.amount().compareTo(other.amount()) == 0
        && one.effectiveDate().equals(other.effectiveDate())
        && one.policy().equals(other.policy())
        && Objects.equals(one.named(), other.named());
  }

  private Optional<Credit> credit(UUID id) {
    return jdbc.sql("select * from account_credit where id = :id")
        .param("id", id)
        .query((row, n) -> HistoryRows.credit(row))
        .optional();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Allocated> allocations(UUID creditId) {
    return jdbc.sql(
            """
            select document_id, sum(amount) as amount from allocation where credit_id = :id
            group by document_id having sum(amount) > 0 order by min(effective_date), document_id
            """)
        .param("id", creditId)
        .query(
            (row, n) ->
                new Allocated(
                    creditId,
                    row.getObject("document_id", UUID.class),
                    row.getBigDecimal("amount")))
        .list();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void undo(UUID paymentId) {
    undo(paymentId, supplier.today());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void undo(UUID paymentId, LocalDate day) {
    Credit credit = locked(paymentId);
    BigDecimal left = credit.amount().subtract(returned(paymentId));
    if (left.signum() > 0) {
      giveBack(paymentId, credit, left, day);
    }
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void giveBack(UUID returnId, UUID paymentId, BigDecimal amount, LocalDate day) {
    Credit credit = locked(paymentId);
    Optional<ReturnEvent> before =
        jdbc.sql("select * from account_credit_return where id = :id")
            .param("id", returnId)
            .query((row, n) -> HistoryRows.returned(row))
            .optional();
    if (before.isPresent()) {
      ReturnEvent there = before.get();
      if (!there.creditId().equals(paymentId)
          || there.amount().compareTo(amount) != 0
          || !there.day().equals(day)) {
        throw differs("Return", returnId);
      }
      return;
    }
    if (amount.signum() <= 0
        || amount.compareTo(credit.amount().subtract(returned(paymentId))) > 0) {
      throw new IllegalArgumentException(
          "Credit " + paymentId + " has not " + amount + " left to give back");
    }
    giveBack(returnId, credit, amount, day);
  }

  private void giveBack(UUID returnId, Credit credit, BigDecimal amount, LocalDate day) {
    if (day.isBefore(credit.effectiveDate())) {
      throw new IllegalArgumentException(
          "Credit " + credit.id() + " cannot go back on " + day + ", before it came");
    }
    Instant now = now();
    rows.insertReturns(
        List.of(
            new ReturnEvent(
                returnId, credit.id(), BookAmounts.written(amount, amounts.decimals()), day, now)),
        credit.accountId());
    allocating.replay(List.of(credit.accountId()), now);
  }

  private Credit locked(UUID creditId) {
    Credit credit =
        credit(creditId)
            .orElseThrow(() -> new IllegalArgumentException("There is no credit " + creditId));
    rows.lock(List.of(credit.accountId()));
    return credit;
  }

  private BigDecimal returned(UUID creditId) {
    return jdbc.sql(
            "select coalesce(sum(amount), 0) from account_credit_return where credit_id = :id")
        .param("id", creditId)
        .query(BigDecimal.class)
        .single();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
