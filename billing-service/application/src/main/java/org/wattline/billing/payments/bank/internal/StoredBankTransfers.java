package org.wattline.billing.payments.bank.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.bank.BankAccount;
import org.wattline.billing.contract.bank.BankAccountChange;
import org.wattline.billing.contract.bank.BankEntry;
import org.wattline.billing.contract.bank.BankEntryCount;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.billing.contract.bank.BankFile;
import org.wattline.billing.contract.bank.BankStatement;
import org.wattline.billing.contract.bank.MatchSuggestion;
import org.wattline.billing.contract.bank.NewBankAccount;
import org.wattline.billing.contract.bank.NewMatch;
import org.wattline.billing.contract.bank.NewReturn;
import org.wattline.billing.contract.bank.Reason;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.payments.bank.BankAccountNumber;
import org.wattline.billing.payments.bank.BankTransfers;
import org.wattline.billing.requests.MoneyRequest;
import org.wattline.billing.requests.MoneyRequests;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.problem.Problems;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.BusinessCalendar;

@Service
class StoredBankTransfers implements BankTransfers {
  private static final int MAX_NAME = 200;
  private static final int MAX_QUERY = 80;
  private static final int MAX_SUGGESTIONS = 10;
  private static final Pattern ACCOUNT_NUMBER = Pattern.compile("(?<!\\d)\\d{10}(?!\\d)");

  private final BankRows rows;
  private final BankWrites writes;
  private final BankLoading loading;
  private final BankMatching matching;
  private final MoneyRequests requests;
  private final AuditTrail audit;
  private final Supplier supplier;
  private final BusinessCalendar calendar;
  private final TransactionOperations transactions;

  StoredBankTransfers(
      BankRows rows,
      BankWrites writes,
      BankLoading loading,
      BankMatching matching,
      MoneyRequests requests,
      AuditTrail audit,
      Supplier supplier,
      BusinessCalendar calendar,
      TransactionOperations transactions) {
    this.rows = rows;
    this.writes = writes;
    this.loading = loading;
    this.matching = matching;
    this.requests = requests;
    this.audit = audit;
    this.supplier = supplier;
    this.calendar = calendar;
    this.transactions = transactions;
  }

  private static void requireFinance(Asker asker) {
    asker.requireAnyOf(Role.FINANCE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
  }

  @Override
  @Transactional(readOnly = true)
  public List<BankAccount> accounts(Asker asker) {
    requireFinance(asker);
    return rows.accounts();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<BankAccount> onBills() {
    return rows.accounts().stream().filter(BankAccount::onBills).findFirst();
  }

  @Override
  @Transactional
  public BankAccount register(Asker asker, NewBankAccount asked) {
    requireFinance(asker);
    String iban =
        BankAccountNumber.parse(asked.iban())
            .orElseThrow(
                () -> Refusals.invalid("iban", "Its check digits do not fit. Compare it again."))
            .text();
    if (asked.onBills()) {
      writes.noAccountOnBills();
    }
    BankAccount account =
        new BankAccount(
            EntrySplit.newId(),
            iban,
            asked.bic(),
            asked.name(),
            supplier.currency(),
            asked.booked(),
            asked.onBills(),
            0);
    if (!writes.insertAccount(account)) {
      throw Refusals.conflict("This bank account is registered already.", "bank-account-known");
    }
    audit.record(asker, "bank-account-registered", "bank-account", account.id(), null, account);
    return account;
  }

  @Override
  @Transactional
  public BankAccount change(Asker asker, UUID id, BankAccountChange change) {
    requireFinance(asker);
    BankAccount before = rows.account(id).orElseThrow(() -> Refusals.notFound("bank account"));
    if (before.version() != change.version()) {
      throw Refusals.changedMeanwhile("bank account");
    }
    if (change.onBills() && !before.onBills()) {
      writes.noAccountOnBills();
    }
    writes.updateAccount(
        new BankAccount(
            id,
            before.iban(),
            change.bic(),
            change.name(),
            before.currency(),
            change.booked(),
            change.onBills(),
            before.version()));
    BankAccount after = rows.account(id).orElseThrow(() -> Refusals.notFound("bank account"));
    audit.record(asker, "bank-account-changed", "bank-account", id, before, after);
    return after;
  }

  /** Reads the upload before any transaction begins: a slow sender holds no connection. */
  @Override
  public BankFile load(Asker asker, String name, InputStream content) {
    requireFinance(asker);
    String plain = name.strip();
    if (plain.isEmpty() || plain.length() > MAX_NAME || plain.chars().anyMatch(c -> c < ' ')) {
      throw Refusals.invalid("name", "must have 1 to " + MAX_NAME + " characters on one line");
    }
    try (UploadedFile file = UploadedFile.spool(content)) {
      Optional<UUID> known = transactions.execute(status -> rows.fileOf(file.hash()));
      if (known != null && known.isPresent()) {
        return duplicate(file);
      }
      CamtDocument document;
      try (InputStream in = file.open()) {
        document = CamtReader.read(in, calendar.zone());
      }
      Optional<BankFile> loaded =
          transactions.execute(
              status ->
                  loading
                      .load(asker, plain, file, document)
                      .flatMap(id -> rows.file(id, false))
                      .map(
                          made -> {
                            audit.record(
                                asker, "bank-file-taken", "bank-file", made.id(), null, made);
                            return made;
                          }));
      return loaded == null || loaded.isEmpty() ? duplicate(file) : loaded.get();
    } catch (CamtRefusedException refused) {
      throw Refusals.invalid("content", String.valueOf(refused.getMessage()));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private BankFile duplicate(UploadedFile file) {
    Optional<BankFile> there =
        transactions.execute(status -> rows.fileOf(file.hash()).flatMap(id -> rows.file(id, true)));
    if (there == null || there.isEmpty()) {
      throw new IllegalStateException("A file that is there is not found");
    }
    return there.get();
  }

  @Override
  @Transactional(readOnly = true)
  public Page<BankFile> files(Asker asker, @Nullable String cursor, int limit) {
    requireFinance(asker);
    Cursor.Parts after = Cursor.read(cursor, 2);
    List<BankFile> files =
        rows.files(after.instantOrNull(0), after.uuidOrNull(1), Cursor.checkedLimit(limit) + 1);
    return Cursor.page(
        files, limit, last -> List.of(last.loadedAt().toString(), last.id().toString()));
  }

  @Override
  @Transactional(readOnly = true)
  public BankFile file(Asker asker, UUID id) {
    requireFinance(asker);
    return rows.file(id, false).orElseThrow(() -> Refusals.notFound("bank file"));
  }

  @Override
  @Transactional(readOnly = true)
  public List<BankStatement> statements(Asker asker, UUID fileId) {
    file(asker, fileId);
    return rows.statements(fileId);
  }

  @Override
  @Transactional(readOnly = true)
  public Page<BankEntry> entries(
      Asker asker,
      @Nullable BankEntryState state,
      @Nullable UUID fileId,
      @Nullable String q,
      @Nullable String cursor,
      int limit) {
    requireFinance(asker);
    Cursor.Parts after = Cursor.read(cursor, 2);
    String sought = q == null || q.isBlank() ? null : q.strip().toLowerCase(Locale.ROOT);
    if (sought != null && sought.length() > MAX_QUERY) {
      throw Refusals.invalid("q", "must have at most " + MAX_QUERY + " characters");
    }
    List<BankEntry> found =
        rows.entries(
            state,
            fileId,
            sought == null ? null : sought.replaceAll("([\\\\%_])", "\\\\$1"),
            amount(sought),
            day(after.textOrNull(0)),
            after.uuidOrNull(1),
            Cursor.checkedLimit(limit) + 1);
    return Cursor.page(
        found, limit, last -> List.of(last.bookedOn().toString(), last.id().toString()));
  }

  private static @Nullable BigDecimal amount(@Nullable String text) {
    return text != null && text.matches("\\d{1,12}([.,]\\d{1,4})?")
        ? new BigDecimal(text.replace(',', '.'))
        : null;
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException notOurs) {
      throw Refusals.invalid("cursor", "This cursor was not given by this list: leave it out.");
    }
  }

  @Override
  @Transactional(readOnly = true)
  public BankEntry entry(Asker asker, UUID id) {
    requireFinance(asker);
    return rows.entry(id, false).orElseThrow(() -> Refusals.notFound("bank entry"));
  }

  @Override
  @Transactional(readOnly = true)
  public List<MatchSuggestion> suggestions(Asker asker, UUID entryId) {
    BankEntry entry = entry(asker, entryId);
    String message = entry.message() == null ? "" : entry.message();
    List<String> numbers =
        ACCOUNT_NUMBER.matcher(message).results().map(match -> match.group()).distinct().toList();
    return rows.suggestions(entry, numbers, MAX_SUGGESTIONS);
  }

  @Override
  @Transactional(readOnly = true)
  public List<BankEntryCount> summary(Asker asker) {
    requireFinance(asker);
    return rows.summary();
  }

  @Override
  public BankEntry match(Asker asker, UUID entryId, NewMatch match) {
    requireFinance(asker);
    return changed(
        entryId, match.version(), "match", match, () -> matching.match(asker, entryId, match));
  }

  @Override
  public BankEntry matchReturn(Asker asker, UUID entryId, NewReturn match) {
    requireFinance(asker);
    return changed(
        entryId,
        match.version(),
        "return",
        match,
        () -> matching.matchReturn(asker, entryId, match));
  }

  @Override
  public BankEntry handOver(Asker asker, UUID entryId, Reason reason) {
    requireFinance(asker);
    return changed(
        entryId,
        reason.version(),
        "hand-over",
        reason,
        () -> matching.handOver(asker, entryId, reason));
  }

  @Override
  public BankEntry undo(Asker asker, UUID entryId, Reason reason) {
    requireFinance(asker);
    return changed(
        entryId, reason.version(), "undo", reason, () -> matching.undo(asker, entryId, reason));
  }

  private interface Work {
    BankEntry run();
  }

  /** An entry goes once from each of its versions to the next: so the version is the key. */
  private BankEntry changed(
      UUID entryId, int version, String operation, Object asked, Work change) {
    try {
      return requests.once(
          new MoneyRequest(entryId, "version-" + version, operation, asked),
          BankEntry.class,
          change::run);
    } catch (ProblemException refused) {
      throw refused.type().equals(Problems.KEY_REUSED)
          ? Refusals.changedMeanwhile("bank entry")
          : refused;
    }
  }
}
