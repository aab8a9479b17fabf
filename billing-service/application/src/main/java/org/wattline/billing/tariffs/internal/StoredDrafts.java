package org.wattline.billing.tariffs.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.tariffs.Approval;
import org.wattline.billing.contract.tariffs.DocumentError;
import org.wattline.billing.contract.tariffs.DraftState;
import org.wattline.billing.contract.tariffs.Rejection;
import org.wattline.billing.contract.tariffs.Submission;
import org.wattline.billing.contract.tariffs.TariffDraft;
import org.wattline.billing.contract.tariffs.TariffVersion;
import org.wattline.billing.contract.tariffs.UrdbField;
import org.wattline.billing.contract.tariffs.UrdbRequest;
import org.wattline.billing.contract.tariffs.UrdbResult;
import org.wattline.billing.contract.tariffs.Validation;
import org.wattline.billing.tariffs.Product;
import org.wattline.billing.tariffs.TariffDrafts;
import org.wattline.billing.tariffs.TariffPublished;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.tariff.Base;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TariffJson;
import org.wattline.rating.urdb.UrdbImport;
import org.wattline.rating.urdb.UrdbOptions;
import org.wattline.tenancy.time.BusinessCalendar;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Service
class StoredDrafts implements TariffDrafts {
  /** Bills of a longer time ago are not made again. */
  private static final int MAX_BACKDATED_YEARS = 5;

  private static final int MAX_AHEAD_YEARS = 5;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final ProductRows products;
  private final DraftRows rows;
  private final VersionRows versions;
  private final DocumentCheck check;
  private final BusinessCalendar calendar;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  StoredDrafts(
      ProductRows products,
      DraftRows rows,
      VersionRows versions,
      DocumentCheck check,
      BusinessCalendar calendar,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.products = products;
    this.rows = rows;
    this.versions = versions;
    this.check = check;
    this.calendar = calendar;
    this.audit = audit;
    this.events = events;
  }

  @Override
  @Transactional(readOnly = true)
  public TariffDraft get(Asker asker, UUID productId) {
    asker.requireStaff();
    return shown(draft(product(productId).id()));
  }

  @Override
  @Transactional
  public TariffDraft save(Asker asker, UUID productId, @Nullable Integer version, String document) {
    StoredProducts.requireEditor(asker);
    Product product = locked(productId);
    TariffDraft before = rows.find(productId).map(DraftRows.Draft::shown).orElse(null);
    if (!Objects.equals(before == null ? null : before.version(), version)) {
      throw Refusals.changedMeanwhile("draft");
    }
    if (before != null && before.state() == DraftState.SUBMITTED) {
      throw Refusals.conflict(
          "The draft waits for approval. Take it back first.", "draft-in-approval");
    }
    check.read(document, product);
    rows.save(productId, document, asker, calendar.now());
    audit.record(asker, "tariff-draft-saved", "product", productId, null, null);
    return shown(draft(productId));
  }

  @Override
  @Transactional
  public void discard(Asker asker, UUID productId) {
    StoredProducts.requireEditor(asker);
    locked(productId);
    TariffDraft draft = draft(productId).shown();
    if (draft.state() == DraftState.SUBMITTED) {
      throw Refusals.conflict(
          "The draft waits for approval. Take it back first.", "draft-in-approval");
    }
    rows.delete(productId);
    audit.record(asker, "tariff-draft-discarded", "product", productId, null, null);
  }

  @Override
  @Transactional
  public TariffDraft submit(Asker asker, UUID productId, Submission submission) {
    StoredProducts.requireEditor(asker);
    Product product = locked(productId);
    TariffDraft draft = inState(productId, DraftState.OPEN, submission.version()).shown();
    LocalDate from = submission.effectiveFrom();
    LocalDate today = calendar.today();
    LocalDate first = today.minusYears(MAX_BACKDATED_YEARS);
    LocalDate last = today.plusYears(MAX_AHEAD_YEARS);
    if (from.isBefore(first) || from.isAfter(last)) {
      throw Refusals.invalid(
          "effectiveFrom",
          "must be from " + first + " to " + last,
          "day-out-of-reach",
          first,
          last);
    }
    requirePublishable(check.read(draft.document(), product), product, from);
    rows.submit(productId, submission, asker, calendar.now());
    audit.record(asker, "tariff-submitted", "product", productId, null, submission);
    return shown(draft(productId));
  }

  /**
   * All lists that it inherits from have to be published for its days, without going in a circle,
   * and have what it changes of them.
   */
  private void requirePublishable(TariffDocument tariff, Product product, LocalDate from) {
    List<String> chain = new ArrayList<>(List.of(product.code()));
    Map<String, TariffDocument> bases = new HashMap<>();
    Base base = tariff.base();
    while (base != null) {
      String code = base.tariff();
      if (chain.contains(code)) {
        throw Refusals.conflict(
            "The tariff inherits from itself by way of " + code + ".",
            "tariff-inherits-itself",
            code);
      }
      chain.add(code);
      Product list = products.byCode(code).orElseThrow(() -> Refusals.notFound("base tariff"));
      VersionRows.Published inForce =
          versions.known(list.id(), null).stream()
              .filter(version -> !version.effectiveFrom().isAfter(from))
              .reduce((earlier, later) -> later)
              .orElseThrow(
                  () ->
                      Refusals.conflict(
                          "Nothing is published of "
                              + code
                              + ", which the tariff inherits from, on "
                              + from
                              + ". Publish that first.",
                          "base-not-published",
                          code,
                          from));
      TariffDocument inherited = TariffJson.read(inForce.document());
      bases.put(inherited.id(), inherited);
      base = inherited.base();
    }
    try {
      Tariff.of(tariff).check(new ReferenceData(bases, Map.of(), Map.of(), Map.of(), null));
    } catch (InvalidJsonException misfit) {
      throw DocumentCheck.refusal(misfit.problems());
    }
  }

  @Override
  @Transactional
  public TariffDraft withdraw(Asker asker, UUID productId) {
    StoredProducts.requireEditor(asker);
    locked(productId);
    TariffDraft draft = draft(productId).shown();
    inState(productId, DraftState.SUBMITTED, draft.version());
    rows.reopen(productId, draft.rejection());
    audit.record(asker, "tariff-withdrawn", "product", productId, null, null);
    return shown(draft(productId));
  }

  @Override
  @Transactional
  public TariffDraft reject(Asker asker, UUID productId, Rejection rejection) {
    StoredProducts.requireEditor(asker);
    locked(productId);
    inState(productId, DraftState.SUBMITTED, rejection.version());
    rows.reopen(productId, rejection.reason());
    audit.record(asker, "tariff-rejected", "product", productId, null, rejection);
    return shown(draft(productId));
  }

  @Override
  @Transactional
  public TariffVersion approve(Asker asker, UUID productId, Approval approval) {
    StoredProducts.requireEditor(asker);
    Product product = locked(productId);
    DraftRows.Draft draft = inState(productId, DraftState.SUBMITTED, approval.version());
    String submitter = Objects.requireNonNull(draft.submittedSubject());
    if (submitter.equals(asker.subject())) {
      throw Refusals.notAllowed(
          "You submitted this tariff: somebody else has to approve it.", "own-tariff");
    }
    LocalDate from = Objects.requireNonNull(draft.shown().effectiveFrom());
    TariffDocument tariff = check.read(draft.shown().document(), product);
    requirePublishable(tariff, product, from);
    versions.stamp();
    int number = versions.nextNumber(productId);
    Instant now = calendar.now().truncatedTo(ChronoUnit.MICROS);
    String document = published(draft.shown().document(), number, now);
    TariffVersion made =
        new TariffVersion(
            UuidVersion7Strategy.INSTANCE.generateUuid(null),
            productId,
            number,
            from,
            now,
            tariff.name(),
            draft.shown().submittedBy(),
            asker.name(),
            draft.shown().note());
    versions.insert(made, submitter, asker, document);
    rows.delete(productId);
    audit.record(asker, "tariff-published", "product", productId, null, made);
    events.publishEvent(new TariffPublished(productId, made.id(), from));
    return made;
  }

  /** The document as it is from now on: numbered and dated. */
  private static String published(String draft, int number, Instant at) {
    ObjectNode document = (ObjectNode) MAPPER.readTree(draft);
    document.put("version", number);
    document.put("recordedAt", at.toString());
    return TariffJson.write(TariffJson.read(MAPPER.writeValueAsString(document)));
  }

  @Override
  @Transactional(readOnly = true)
  public void requireFit(Asker asker, UUID productId, String document) {
    StoredProducts.requireEditor(asker);
    check.read(document, product(productId));
  }

  @Override
  public Validation validate(Asker asker, String document) {
    asker.requireStaff();
    List<DocumentError> errors =
        DocumentCheck.problems(document).stream()
            .map(problem -> new DocumentError(problem.pointer(), problem.sentence()))
            .toList();
    return new Validation(errors.isEmpty(), errors);
  }

  @Override
  public UrdbResult importUrdb(Asker asker, UrdbRequest request) {
    StoredProducts.requireEditor(asker);
    UrdbOptions options =
        UrdbOptions.strict(zone(request.zone()))
            .withLenient(request.lenient())
            .withGeneration(request.generation());
    LocalDate from = request.validFrom();
    if (from != null) {
      options = options.withValidFrom(from);
    }
    UrdbImport.Outcome outcome = UrdbImport.read(request.rate(), request.label(), options);
    return new UrdbResult(
        outcome instanceof UrdbImport.Imported imported
            ? TariffJson.write(imported.tariff())
            : null,
        outcome.notes().stream()
            .map(note -> new UrdbField(note.fate().name(), note.pointer(), note.sentence()))
            .toList());
  }

  private ZoneId zone(@Nullable String given) {
    try {
      return given == null || given.isBlank() ? calendar.zone() : ZoneId.of(given);
    } catch (DateTimeException unknown) {
      throw Refusals.invalid("zone", "must be the name of a zone such as America/Los_Angeles");
    }
  }

  private DraftRows.Draft inState(UUID productId, DraftState state, int version) {
    DraftRows.Draft draft = draft(productId);
    if (draft.shown().state() != state) {
      throw Refusals.conflict(
          state == DraftState.OPEN
              ? "The draft waits for approval already."
              : "The draft was not submitted.",
          state == DraftState.OPEN ? "draft-waits" : "draft-not-submitted");
    }
    if (draft.shown().version() != version) {
      throw Refusals.changedMeanwhile("draft");
    }
    return draft;
  }

  /** With the versions whose days it would take over. */
  private TariffDraft shown(DraftRows.Draft draft) {
    TariffDraft d = draft.shown();
    LocalDate from = d.effectiveFrom();
    List<TariffVersion> replaces = List.of();
    if (from != null) {
      replaces =
          versions.ofProduct(d.productId()).stream()
              .filter(v -> !v.effectiveFrom().isBefore(from))
              .toList();
    }
    return new TariffDraft(
        d.productId(),
        d.state(),
        d.document(),
        d.savedBy(),
        d.savedAt(),
        from,
        d.submittedBy(),
        d.submittedAt(),
        d.note(),
        d.rejection(),
        replaces,
        d.version());
  }

  private DraftRows.Draft draft(UUID productId) {
    return rows.find(productId).orElseThrow(() -> Refusals.notFound("draft"));
  }

  private Product locked(UUID productId) {
    rows.lockProduct(productId);
    return product(productId);
  }

  private Product product(UUID id) {
    return products.known(id).orElseThrow(() -> Refusals.notFound("product"));
  }
}
