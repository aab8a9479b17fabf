package org.wattline.billing.agreements.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.agreements.AgreementBook;
import org.wattline.billing.agreements.AgreementChanged;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.ChangeKind;
import org.wattline.billing.contract.agreements.NewAgreement;
import org.wattline.billing.contract.agreements.TermsChange;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.billing.customers.AccountRegister;
import org.wattline.billing.premises.KnownPoint;
import org.wattline.billing.premises.PointDirectory;
import org.wattline.billing.premises.SupplyBook;
import org.wattline.billing.tariffs.Product;
import org.wattline.tenancy.time.BusinessCalendar;

@Service
@Transactional(propagation = Propagation.MANDATORY)
class StoredAgreementBook implements AgreementBook {
  /** Days that nobody agrees on are mistakes of typing. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(2100, 1, 1);

  private final AgreementRows rows;
  private final TermsCheck check;
  private final AccountRegister accounts;
  private final PointDirectory points;
  private final SupplyBook supplies;
  private final AuditTrail audit;
  private final BusinessCalendar calendar;
  private final ApplicationEventPublisher events;

  StoredAgreementBook(
      AgreementRows rows,
      TermsCheck check,
      AccountRegister accounts,
      PointDirectory points,
      SupplyBook supplies,
      AuditTrail audit,
      BusinessCalendar calendar,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.check = check;
    this.accounts = accounts;
    this.points = points;
    this.supplies = supplies;
    this.audit = audit;
    this.calendar = calendar;
    this.events = events;
  }

  @Override
  public Agreement start(Asker actor, NewAgreement agreement) {
    LocalDate from = requireDay("from", agreement.from());
    LocalDate to = agreement.to();
    if (to != null && !requireDay("to", to).isAfter(from)) {
      throw Refusals.invalid("to", "must be after the first day");
    }
    if (accounts.get(actor, agreement.accountId()).status() == AccountStatus.CLOSED) {
      throw Refusals.conflict("This account is closed. Agree with an open one.", "account-closed");
    }
    KnownPoint point =
        points
            .byId(agreement.servicePointId())
            .orElseThrow(
                () -> Refusals.invalid("servicePointId", "There is no such service point."));
    Product product = check.require(agreement.terms(), point, from);
    requireFree(point.id(), from, to);
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    Instant now = now();
    rows.insert(id, agreement.accountId(), point.id(), now);
    rows.insertChange(id, change(1, ChangeKind.STARTED, from, now, actor, null, null));
    insert(
        id,
        point.id(),
        new StoredTerms(from, to, agreement.terms(), product.code(), product.names()),
        now);
    return told(actor, "agreement-started", id, from, null);
  }

  /** Says who has the point; the database refuses whatever comes in between. */
  private void requireFree(UUID point, LocalDate from, @Nullable LocalDate to) {
    for (StoredAgreement other : rows.ofPoint(point, null)) {
      LocalDate ends = other.to();
      boolean before = ends != null && !ends.isAfter(from);
      boolean after = to != null && !other.from().isBefore(to);
      if (!other.terms().isEmpty() && !before && !after) {
        throw Refusals.conflict(
                "Another agreement supplies this point from "
                    + other.from()
                    + (ends == null ? " on" : " to " + ends)
                    + ". End that first, or agree on other days.",
                "point-taken")
            .with("agreementId", other.id());
      }
    }
  }

  @Override
  public Agreement change(Asker actor, UUID agreementId, TermsChange change) {
    StoredAgreement before = locked(agreementId, change.version());
    LocalDate from = change.from();
    LocalDate end = before.to();
    if (from.isBefore(before.from()) || (end != null && !from.isBefore(end))) {
      throw Refusals.invalid(
          "from",
          "must be a day of the agreement: from "
              + before.from()
              + (end == null ? " on" : " up to " + end));
    }
    KnownPoint point = points.byId(before.servicePointId()).orElseThrow();
    Product product = check.require(change.terms(), point, from);
    Instant now = recorded(before, ChangeKind.TERMS_CHANGED, from, actor, null, null);
    List<StoredTerms> after = kept(before, from);
    after.add(new StoredTerms(from, end, change.terms(), product.code(), product.names()));
    replace(before, after, now);
    return told(actor, "agreement-terms-changed", agreementId, from, before);
  }

  @Override
  public Agreement end(
      Asker actor, UUID agreementId, @Nullable LocalDate to, @Nullable Integer version) {
    StoredAgreement before = locked(agreementId, version);
    if (to != null && !requireDay("to", to).isAfter(before.from())) {
      throw Refusals.invalid(
          "to",
          "must be after the first day, " + before.from() + "; undo an agreement that never was");
    }
    LocalDate end = before.to();
    if (Objects.equals(to, end)) {
      throw Refusals.conflict("The agreement ends so already.", "ends-so-already");
    }
    LocalDate from = end == null || (to != null && to.isBefore(end)) ? to : end;
    Objects.requireNonNull(from);
    Instant now = recorded(before, ChangeKind.ENDED, from, actor, null, null);
    List<StoredTerms> after = kept(before, to == null ? LAST_DAY : to);
    after.add(after.removeLast().until(to));
    replace(before, after, now);
    return told(actor, "agreement-ended", agreementId, from, before);
  }

  @Override
  public Agreement undo(Asker actor, UUID agreementId, String reason, int version) {
    StoredAgreement before = locked(agreementId, version);
    List<AgreementRows.Change> changes = rows.changes(agreementId);
    Set<UUID> undone = new HashSet<>();
    changes.forEach(
        c -> {
          if (c.undoes() != null) {
            undone.add(c.undoes());
          }
        });
    AgreementRows.Change last =
        changes.stream()
            .filter(c -> c.kind() != ChangeKind.UNDONE && !undone.contains(c.id()))
            .reduce((earlier, later) -> later)
            .orElseThrow(
                () -> Refusals.conflict("Nothing is left to be undone.", "nothing-to-undo"));
    List<StoredTerms> after = rows.before(agreementId, last.recordedAt());
    Instant now = recorded(before, ChangeKind.UNDONE, last.from(), actor, reason, last.id());
    replace(before, after, now);
    return told(actor, "agreement-change-undone", agreementId, last.from(), before);
  }

  /** The terms before a day, the last cut short there. */
  private static List<StoredTerms> kept(StoredAgreement agreement, LocalDate day) {
    List<StoredTerms> kept = new ArrayList<>();
    for (StoredTerms terms : agreement.terms()) {
      if (terms.from().isBefore(day)) {
        kept.add(terms.reaches(day) ? terms.until(day) : terms);
      }
    }
    return kept;
  }

  /** Supersedes what no longer holds, and writes what is new. */
  private void replace(StoredAgreement before, List<StoredTerms> after, Instant now) {
    rows.supersede(
        before.id(),
        before.terms().stream()
            .filter(terms -> !after.contains(terms))
            .map(StoredTerms::from)
            .toList(),
        now);
    after.stream()
        .filter(terms -> !before.terms().contains(terms))
        .forEach(terms -> insert(before.id(), before.servicePointId(), terms, now));
  }

  private void insert(UUID agreement, UUID point, StoredTerms terms, Instant now) {
    try {
      rows.insertTerms(agreement, point, terms, now);
    } catch (DataIntegrityViolationException taken) {
      throw Refusals.conflict(
          "Another agreement supplies this point on some of these days. End that first, or agree on"
              + " other days.",
          "point-taken");
    }
  }

  private StoredAgreement locked(UUID id, @Nullable Integer version) {
    if (!rows.touch(id)) {
      throw Refusals.notFound("agreement");
    }
    StoredAgreement found = rows.find(id, null).orElseThrow();
    // the touch has counted up already
    if (version != null && found.version() != version + 1) {
      throw Refusals.changedMeanwhile("agreement");
    }
    if (found.terms().isEmpty()) {
      throw Refusals.conflict("This agreement was undone altogether.", "agreement-undone");
    }
    return found;
  }

  /** Writes a change down, later than every one before it whatever the clock says. */
  private Instant recorded(
      StoredAgreement agreement,
      ChangeKind kind,
      LocalDate from,
      Asker actor,
      @Nullable String reason,
      @Nullable UUID undoes) {
    AgreementRows.Change last = rows.changes(agreement.id()).getLast();
    Instant next = last.recordedAt().plus(1, ChronoUnit.MICROS);
    Instant now = now();
    Instant at = now.isBefore(next) ? next : now;
    rows.insertChange(
        agreement.id(), change(last.number() + 1, kind, from, at, actor, reason, undoes));
    return at;
  }

  private static AgreementRows.Change change(
      int number,
      ChangeKind kind,
      LocalDate from,
      Instant at,
      Asker actor,
      @Nullable String reason,
      @Nullable UUID undoes) {
    return new AgreementRows.Change(
        UuidVersion7Strategy.INSTANCE.generateUuid(null),
        number,
        kind,
        from,
        at,
        actor.name(),
        reason,
        undoes);
  }

  /** Keeps the supply in step, and tells whoever listens. */
  private Agreement told(
      Asker actor, String action, UUID id, LocalDate from, @Nullable StoredAgreement before) {
    StoredAgreement after = rows.find(id, null).orElseThrow();
    if (after.terms().isEmpty()) {
      supplies.release(id);
    } else {
      supplies.hold(id, after.servicePointId(), after.accountId(), after.from(), after.to());
    }
    Agreement shown = after.toContract();
    audit.record(
        actor, action, "agreement", id, before == null ? null : before.toContract(), shown);
    events.publishEvent(new AgreementChanged(id, after.accountId(), after.servicePointId(), from));
    return shown;
  }

  private static LocalDate requireDay(String field, LocalDate day) {
    if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
      throw Refusals.invalid(field, "must be from " + FIRST_DAY + " to " + LAST_DAY);
    }
    return day;
  }

  private Instant now() {
    return calendar.now().truncatedTo(ChronoUnit.MICROS);
  }
}
