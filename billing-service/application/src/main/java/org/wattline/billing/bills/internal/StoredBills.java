package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.agreements.AgreementDirectory;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.bills.BillDirectory;
import org.wattline.billing.bills.Bills;
import org.wattline.billing.bills.BillsIssued;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillComparison;
import org.wattline.billing.contract.billing.BillKind;
import org.wattline.billing.contract.billing.BillReference;
import org.wattline.billing.contract.billing.BillSummary;
import org.wattline.billing.contract.billing.LineExplanation;
import org.wattline.billing.contract.billing.NewBill;
import org.wattline.billing.contract.billing.Recomputation;
import org.wattline.billing.customers.AccountAccess;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.requests.MoneyRequest;
import org.wattline.billing.requests.MoneyRequests;
import org.wattline.bills.Again;
import org.wattline.bills.Agreement;
import org.wattline.bills.BillDocument;
import org.wattline.bills.BillJson;
import org.wattline.bills.BillRequest;
import org.wattline.bills.DocumentKind;
import org.wattline.bills.Original;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.BusinessCalendar;

@Service
class StoredBills implements Bills, BillDirectory {
  private static final Pattern NUMBER_START = Pattern.compile("[A-Z0-9-]{1,40}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

  /** Days to pay where nobody says otherwise. */
  private static final int DUE_DAYS = 14;

  private final BillRows rows;
  private final AccountAccess access;
  private final AccountBiller biller;
  private final BillIssuer issuer;
  private final BillingChanges changes;
  private final BillingStates states;
  private final PastBills past;
  private final AgreementDirectory agreements;
  private final OpenItems items;
  private final MoneyRequests requests;
  private final AuditTrail audit;
  private final BusinessCalendar calendar;

  StoredBills(
      BillRows rows,
      AccountAccess access,
      AccountBiller biller,
      BillIssuer issuer,
      BillingChanges changes,
      BillingStates states,
      PastBills past,
      @Lazy AgreementDirectory agreements,
      OpenItems items,
      MoneyRequests requests,
      AuditTrail audit,
      BusinessCalendar calendar) {
    this.rows = rows;
    this.access = access;
    this.biller = biller;
    this.issuer = issuer;
    this.changes = changes;
    this.states = states;
    this.past = past;
    this.agreements = agreements;
    this.items = items;
    this.requests = requests;
    this.audit = audit;
    this.calendar = calendar;
  }

  @Override
  @Transactional(readOnly = true)
  public Page<BillSummary> ofAccount(
      Asker asker, UUID accountId, @Nullable String cursor, int limit) {
    access.require(asker, accountId, AccountAccess.Purpose.READ);
    Cursor.Parts after = Cursor.read(cursor, 2);
    return page(
        rows.ofAccount(
            accountId, after.instantOrNull(0), after.uuidOrNull(1), Cursor.checkedLimit(limit) + 1),
        limit);
  }

  @Override
  @Transactional(readOnly = true)
  public Page<BillSummary> search(
      Asker asker, @Nullable String number, @Nullable String cursor, int limit) {
    asker.requireStaff();
    String start = number == null || number.isBlank() ? "" : number.strip();
    if (!start.isEmpty() && !NUMBER_START.matcher(start).matches()) {
      throw Refusals.invalid("number", "must be the beginning of a bill's number: A-Z, 0-9 and -");
    }
    Cursor.Parts after = Cursor.read(cursor, 2);
    return page(
        rows.search(
            start, after.instantOrNull(0), after.uuidOrNull(1), Cursor.checkedLimit(limit) + 1),
        limit);
  }

  private Page<BillSummary> page(List<BillRows.Listed> found, int limit) {
    Page<BillRows.Listed> page =
        Cursor.page(
            found,
            limit,
            last -> List.of(last.issuedAt().toString(), last.summary().id().toString()));
    return new Page<>(open(page.items()), page.next());
  }

  private List<BillSummary> open(List<BillRows.Listed> listed) {
    Map<UUID, BigDecimal> open = new HashMap<>();
    listed.stream()
        .map(each -> each.summary().accountId())
        .distinct()
        .forEach(
            account -> items.of(account).forEach(item -> open.put(item.documentId(), item.open())));
    return listed.stream()
        .map(BillRows.Listed::summary)
        .map(
            s ->
                new BillSummary(
                    s.id(),
                    s.accountId(),
                    s.number(),
                    s.kind(),
                    s.issuedOn(),
                    s.dueOn(),
                    s.from(),
                    s.to(),
                    s.currency(),
                    s.total(),
                    open.getOrDefault(s.id(), BigDecimal.ZERO),
                    s.estimated(),
                    s.finalBill(),
                    s.correctionOf()))
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Bill get(Asker asker, UUID id, @Nullable String language) {
    BillRows.Kept kept = mine(asker, id);
    return view(kept, language(kept, language));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Bill> byId(UUID billId, String language) {
    return rows.find(billId).map(kept -> view(kept, language));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> proof(UUID billId) {
    return rows.find(billId)
        .flatMap(
            kept ->
                rows.proofs(billId)
                    .map(proofs -> Proofs.document(kept.document().number(), billId, proofs)));
  }

  private BillRows.Kept mine(Asker asker, UUID id) {
    BillRows.Kept kept = rows.find(id).orElseThrow(() -> Refusals.notFound("bill"));
    if (!asker.isStaff()) {
      try {
        access.require(asker, kept.document().accountId(), AccountAccess.Purpose.READ);
      } catch (ProblemException foreign) {
        throw Refusals.notFound("bill");
      }
    }
    return kept;
  }

  private static String language(BillRows.Kept kept, @Nullable String language) {
    if (language == null || language.isBlank()) {
      return kept.language();
    }
    if (!LANGUAGE.matcher(language).matches()) {
      throw Refusals.invalid("language", "must be two letters, as in ISO 639");
    }
    return language;
  }

  private Bill view(BillRows.Kept kept, String language) {
    BillDocument bill = kept.document();
    Original original = bill.correctionOf();
    BillReference corrected =
        original == null
            ? null
            : rows.references(List.of(original.id())).stream().findFirst().orElse(null);
    return new BillView(bill, language)
        .with(
            new BillView.Around(
                kept.accountNumber(),
                Objects.requireNonNull(bill.issuedOn()),
                Objects.requireNonNull(bill.dueOn()),
                items.byDocument(bill.id()).map(OpenItem::open).orElse(BigDecimal.ZERO),
                corrected,
                rows.corrections(bill.id()),
                rows.references(bill.deducted().stream().map(Original::id).toList()),
                comparison(bill, kept.issuedAt(), language),
                BillJson.hex(kept.hash())));
  }

  private @Nullable BillComparison comparison(
      BillDocument bill, @Nullable Instant issuedAt, String language) {
    if (bill.kind() == DocumentKind.CORRECTION || bill.kind() == DocumentKind.ADVANCE) {
      return null;
    }
    return rows.previous(bill, issuedAt)
        .map(before -> Comparisons.of(reference(before), before, bill, language))
        .orElse(null);
  }

  private static BillReference reference(BillDocument bill) {
    return new BillReference(
        bill.id(),
        bill.number(),
        BillKind.valueOf(bill.kind().name()),
        Objects.requireNonNull(bill.issuedOn()),
        bill.total());
  }

  /** A draft as people will see it once it is issued. */
  Bill draft(
      BillDocument draft,
      String accountNumber,
      String language,
      LocalDate issuedOn,
      LocalDate dueOn) {
    Original original = draft.correctionOf();
    return new BillView(draft, language)
        .with(
            new BillView.Around(
                accountNumber,
                issuedOn,
                dueOn,
                draft.total(),
                original == null
                    ? null
                    : rows.references(List.of(original.id())).stream().findFirst().orElse(null),
                List.of(),
                rows.references(draft.deducted().stream().map(Original::id).toList()),
                comparison(draft, null, language),
                ""));
  }

  @Override
  @Transactional(readOnly = true)
  public LineExplanation explain(Asker asker, UUID id, String line, @Nullable String language) {
    BillRows.Kept kept = mine(asker, id);
    byte[] proofs = rows.proofs(id).orElseThrow(() -> Refusals.notFound("bill"));
    return new LineExplainer(kept.document(), proofs, language(kept, language)).explain(line);
  }

  @Override
  @Transactional(readOnly = true)
  public String proof(Asker asker, UUID id) {
    BillRows.Kept kept = mine(asker, id);
    byte[] proofs = rows.proofs(id).orElseThrow(() -> Refusals.notFound("bill"));
    return Proofs.document(kept.document().number(), id, proofs);
  }

  @Override
  @Transactional(readOnly = true)
  public String document(Asker asker, UUID id) {
    return new String(mine(asker, id).content(), StandardCharsets.UTF_8);
  }

  @Override
  @Transactional(readOnly = true)
  public Recomputation recompute(Asker asker, UUID id) {
    asker.requireStaff();
    BillRows.Kept kept = rows.find(id).orElseThrow(() -> Refusals.notFound("bill"));
    BillDocument bill = kept.document();
    Instant knownAt = bill.knownAt();
    List<Agreement> agreed =
        agreements.ofAccount(bill.accountId(), knownAt).stream().map(Agreed::of).toList();
    BulkKnowledge known = biller.knowledge(new BillRequest(bill.to(), false, true, knownAt));
    Optional<BillDocument> again =
        Again.bill(bill, agreed, key -> states.carriedInto(key, knownAt), known, past.before(id));
    String hash = BillJson.hex(kept.hash());
    if (again.isEmpty()) {
      return new Recomputation(
          id, knownAt, false, hash, "", List.of("It cannot be worked out from what is known."));
    }
    byte[] content = BillJson.write(again.get());
    String hashAgain = BillJson.hex(BillJson.hash(content));
    List<String> differences = new ArrayList<>();
    if (!hash.equals(hashAgain)) {
      differences.add(
          "It was "
              + bill.total()
              + " "
              + bill.currency()
              + " and comes to "
              + again.get().total());
    }
    return new Recomputation(id, knownAt, hash.equals(hashAgain), hash, hashAgain, differences);
  }

  @Override
  @Transactional
  public List<Bill> preview(Asker asker, UUID accountId, LocalDate until) {
    asker.requireStaff();
    access.require(asker, accountId, AccountAccess.Purpose.READ);
    requireNotAhead("until", until);
    changes.readUsage();
    Worked worked = work(accountId, until);
    String language = languageOf(accountId);
    LocalDate today = calendar.today();
    return worked.drafts().stream()
        .map(
            kept ->
                draft(
                    kept.document(),
                    accountNumber(accountId),
                    language,
                    today,
                    today.plusDays(DUE_DAYS)))
        .toList();
  }

  private Worked work(UUID accountId, LocalDate until) {
    BillRequest request = new BillRequest(until, true, true, Instants.stored(calendar.now()));
    Worked worked = biller.work(List.of(accountId), request, 0).getFirst();
    if (worked.parked() != null) {
      throw Refusals.conflict(
          "The account cannot be billed now (" + worked.parked() + "): " + worked.sentence(),
          "not-billable-" + worked.parked().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return worked;
  }

  @Override
  public List<BillSummary> issue(Asker asker, UUID accountId, NewBill bill) {
    asker.requireAnyOf(Role.BILLING, Role.SUPERVISOR);
    access.require(asker, accountId, AccountAccess.Purpose.READ);
    return List.of(
        requests.once(
            new MoneyRequest(accountId, bill.id().toString(), "bill", bill),
            BillSummary[].class,
            () -> issueNow(asker, accountId, bill).toArray(BillSummary[]::new)));
  }

  private List<BillSummary> issueNow(Asker asker, UUID accountId, NewBill bill) {
    requireNotAhead("until", bill.until());
    LocalDate today = calendar.today();
    LocalDate due = bill.dueOn() == null ? today.plusDays(DUE_DAYS) : bill.dueOn();
    if (due.isBefore(today)) {
      throw Refusals.invalid("dueOn", "must not be before today, " + today);
    }
    rows.lock(List.of(accountId));
    changes.readUsage();
    Worked worked = work(accountId, bill.until());
    List<BillsIssued.Issued> issued =
        issuer.issue(
            List.of(BillIssuer.Known.of(worked, Instants.stored(calendar.now()))),
            today,
            due,
            bill.id());
    issued.forEach(
        each -> audit.record(asker, "bill-issued", "bill", each.billId(), null, each.number()));
    return open(rows.byIds(issued.stream().map(BillsIssued.Issued::billId).toList()));
  }

  private void requireNotAhead(String field, LocalDate day) {
    LocalDate today = calendar.today();
    if (day.isAfter(today)) {
      throw Refusals.invalid(field, "must not be after today, " + today);
    }
  }

  String accountNumber(UUID accountId) {
    return rows.account(accountId).number();
  }

  String languageOf(UUID accountId) {
    return rows.account(accountId).language();
  }
}
