package org.wattline.billing.payments.bank.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.contract.bank.BankAccount;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.ledger.AllocationPolicy;
import org.wattline.billing.ledger.Credit;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.ledger.Transaction;
import org.wattline.billing.payments.PaymentReceived;
import org.wattline.billing.payments.bank.PaymentReference;
import org.wattline.billing.payments.bank.internal.BankWrites.Match;
import org.wattline.billing.payments.bank.internal.BankWrites.StatementRow;
import org.wattline.billing.payments.bank.internal.CamtDocument.Statement;
import org.wattline.tenancy.time.Business;
import org.wattline.tenancy.time.BusinessCalendar;

/**
 * Books a file in one transaction: all of it or nothing. Read, matched and posted by set; a file of
 * 100,000 payments costs a few hundred statements.
 */
@Component
class BankLoading {
  private final BankRows rows;
  private final BankWrites writes;
  private final BankReturns returns;
  private final Ledger ledger;
  private final OpenItems items;
  private final Supplier supplier;
  private final BusinessCalendar calendar;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BankLoading(
      BankRows rows,
      BankWrites writes,
      BankReturns returns,
      Ledger ledger,
      OpenItems items,
      Supplier supplier,
      BusinessCalendar calendar,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      @Business Clock clock) {
    this.rows = rows;
    this.writes = writes;
    this.returns = returns;
    this.ledger = ledger;
    this.items = items;
    this.supplier = supplier;
    this.calendar = calendar;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** Whose a payment is. */
  private record Target(UUID accountId, @Nullable UUID documentId) {}

  /** A payment with the bank account that it is of. */
  private record Booked(NewEntry entry, UUID bankAccountId) {}

  /**
   * @return the file's id; empty where this content is there already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<UUID> load(Asker asker, String name, UploadedFile file, CamtDocument document) {
    Map<String, BankAccount> accounts = new HashMap<>();
    rows.accounts().forEach(account -> accounts.put(account.iban(), account));
    for (Statement statement : document.statements()) {
      if (!accounts.containsKey(statement.account())) {
        throw Refusals.invalid(
            "content",
            "Statement "
                + statement.id()
                + " is of account "
                + statement.account()
                + ", which is not registered as yours. Register it first, or check the file.");
      }
    }
    UUID fileId = EntrySplit.newId();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!writes.insertFile(fileId, name, file, document, now, asker.name())) {
      return Optional.empty();
    }
    List<Booked> booked = new ArrayList<>();
    int ordinal = 0;
    for (Statement statement : document.statements()) {
      BankAccount account = Objects.requireNonNull(accounts.get(statement.account()));
      for (NewEntry entry : take(fileId, ++ordinal, document, statement, account)) {
        if (entry.state() == BankEntryState.UNMATCHED) {
          booked.add(new Booked(entry, account.id()));
        }
      }
    }
    book(booked, now);
    return Optional.of(fileId);
  }

  private List<NewEntry> take(
      UUID fileId, int ordinal, CamtDocument document, Statement statement, BankAccount account) {
    byte[] digest = digest(statement);
    String message = document.message().name();
    boolean repeated = writes.isTaken(account.id(), message, statement.id(), digest);
    if (!repeated) {
      writes
          .digest(account.id(), message, statement.id(), statement.createdAt())
          .filter(there -> !Arrays.equals(there, digest))
          .ifPresent(
              there -> {
                throw Refusals.conflict(
                    "Statement "
                        + statement.id()
                        + " of "
                        + statement.createdAt()
                        + " was taken before with other entries. Ask the bank which one counts.",
                    "statement-differs",
                    statement.id());
              });
    }
    List<NewEntry> entries =
        repeated
            ? List.of()
            : EntrySplit.of(
                statement,
                document.message(),
                account.booked(),
                supplier.currency(),
                LocalDate.ofInstant(statement.createdAt(), calendar.zone()));
    UUID id = EntrySplit.newId();
    writes.insertStatement(
        new StatementRow(
            id,
            fileId,
            account.id(),
            ordinal,
            message,
            statement.id(),
            statement.sequence(),
            statement.createdAt(),
            day(statement.from()),
            day(statement.to()),
            statement.balance("OPBD", supplier.currency()),
            statement.balance("CLBD", supplier.currency()),
            entries.size(),
            digest,
            repeated,
            repeated ? null : balanceRemark(statement)));
    writes.insertEntries(fileId, id, account.id(), entries);
    return entries;
  }

  private @Nullable LocalDate day(@Nullable Instant at) {
    return at == null ? null : LocalDate.ofInstant(at, calendar.zone());
  }

  /** What a statement says, but for the moment that the bank wrote it. */
  private static byte[] digest(Statement statement) {
    MessageDigest digest = UploadedFile.sha256();
    digest.update(statement.id().getBytes(StandardCharsets.UTF_8));
    digest.update(statement.balances().toString().getBytes(StandardCharsets.UTF_8));
    for (CamtDocument.Entry entry : statement.entries()) {
      digest.update(entry.toString().getBytes(StandardCharsets.UTF_8));
    }
    return digest.digest();
  }

  private @Nullable String balanceRemark(Statement statement) {
    String currency = supplier.currency();
    BigDecimal opening = statement.balance("OPBD", currency);
    BigDecimal closing = statement.balance("CLBD", currency);
    if (opening == null || closing == null) {
      return null;
    }
    BigDecimal sum =
        statement.entries().stream()
            .filter(e -> e.status().equals("BOOK") && e.currency().equals(currency))
            .map(CamtDocument.Entry::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal missing = closing.subtract(opening).subtract(sum);
    return missing.signum() == 0
        ? null
        : "Its entries do not lead from the opening to the closing balance: "
            + missing.stripTrailingZeros().toPlainString()
            + " is missing.";
  }

  private void book(List<Booked> booked, Instant now) {
    Map<String, Target> targets = targets(booked);
    List<Transaction> postings = new ArrayList<>(booked.size());
    List<Match> matches = new ArrayList<>();
    List<Credit> credits = new ArrayList<>();
    List<Booked> backs = new ArrayList<>();
    for (Booked b : booked) {
      NewEntry entry = b.entry();
      Target target = entry.amount().signum() > 0 ? only(entry, targets) : null;
      if (target == null) {
        postings.add(
            BankPostings.unknown(entry.id(), entry.amount(), entry.bookedOn(), entry.partyName()));
        if (entry.amount().signum() < 0 && entry.mayBeReturn()) {
          backs.add(b);
        }
        continue;
      }
      UUID match = EntrySplit.newId();
      matches.add(
          new Match(
              match,
              entry.id(),
              "ACCOUNT",
              target.accountId(),
              target.documentId(),
              null,
              true,
              null,
              null));
      postings.add(
          BankPostings.known(
              match,
              entry.id(),
              target.accountId(),
              entry.amount(),
              entry.bookedOn(),
              entry.partyName()));
      credits.add(
          new Credit(
              match,
              target.accountId(),
              entry.amount(),
              entry.bookedOn(),
              AllocationPolicy.OLDEST_DUE_FIRST,
              target.documentId()));
    }
    writes.match(matches, BankEntryState.MATCHED, now);
    List<BankReturns.Found> found = new ArrayList<>();
    Set<UUID> takenBack = new HashSet<>();
    for (Booked back : backs) {
      returns
          .find(back.bankAccountId(), back.entry())
          .filter(f -> takenBack.add(f.incoming().id()))
          .ifPresent(found::add);
    }
    Set<UUID> touched = new TreeSet<>();
    credits.forEach(credit -> touched.add(credit.accountId()));
    found.stream()
        .map(BankReturns.Found::accountId)
        .flatMap(Optional::stream)
        .forEach(touched::add);
    items.lock(touched);
    ledger.post(postings);
    items.allocate(credits);
    found.forEach(back -> returns.take(back, null));
    credits.forEach(
        credit ->
            events.publishEvent(
                new PaymentReceived(
                    credit.id(), credit.accountId(), credit.amount(), credit.effectiveDate())));
  }

  /** What the references of the payments stand for. */
  private Map<String, Target> targets(List<Booked> booked) {
    Set<String> references = new LinkedHashSet<>();
    booked.forEach(b -> references.addAll(b.entry().references()));
    Map<String, Target> targets = new HashMap<>();
    for (OpenItem item : items.byPaymentReferences(references).values()) {
      targets.put(
          String.valueOf(item.paymentReference()), new Target(item.accountId(), item.documentId()));
    }
    Map<String, String> byNumber = new HashMap<>();
    for (String reference : references) {
      if (!targets.containsKey(reference)) {
        PaymentReference.parse(reference)
            .flatMap(PaymentReference::accountNumber)
            .ifPresent(number -> byNumber.put(number, reference));
      }
    }
    jdbc.sql("select id, number from account where number = any(:numbers)")
        .param("numbers", byNumber.keySet().toArray(String[]::new))
        .query(
            row -> {
              targets.put(
                  String.valueOf(byNumber.get(row.getString("number"))),
                  new Target(row.getObject("id", UUID.class), null));
            });
    return targets;
  }

  /** The one account that the payment's references name; null where there is none or several. */
  private static @Nullable Target only(NewEntry entry, Map<String, Target> targets) {
    Target only = null;
    for (String reference : entry.references()) {
      Target target = targets.get(reference);
      if (target == null) {
        continue;
      }
      if (only == null) {
        only = target;
      } else if (!only.accountId().equals(target.accountId())) {
        return null;
      } else if (!Objects.equals(only.documentId(), target.documentId())) {
        // several documents of one account: the usual order
        only = new Target(only.accountId(), null);
      }
    }
    return only;
  }
}
