package org.wattline.billing.moves.internal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.agreements.AgreementBook;
import org.wattline.billing.agreements.AgreementRegister;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.NewAgreement;
import org.wattline.billing.contract.agreements.NewTerms;
import org.wattline.billing.contract.customers.PostalAddress;
import org.wattline.billing.contract.moves.ChangeOfOccupant;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.MoveIn;
import org.wattline.billing.contract.moves.MoveKind;
import org.wattline.billing.contract.moves.MoveOut;
import org.wattline.billing.contract.moves.RegisterRead;
import org.wattline.billing.contract.moves.Vacancy;
import org.wattline.billing.contract.moves.VacantPoint;
import org.wattline.billing.customers.AccountAccess;
import org.wattline.billing.customers.AccountAccess.Purpose;
import org.wattline.billing.customers.ForwardingAddresses;
import org.wattline.billing.metering.RegisterReadings;
import org.wattline.billing.moves.MoveRegister;
import org.wattline.tenancy.problem.ProblemAdvice.InvalidField;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.BusinessCalendar;

@Service
class StoredMoves implements MoveRegister {
  private static final int MAX_MARKET_ID = 60;
  private static final String REASON = "move";

  /** What metering finds wrong with a read itself; its day is the move's. */
  private static final Set<String> OF_A_READ = Set.of("/registerCode", "/value");

  private final MoveRows rows;
  private final MovePolicy policy;
  private final AgreementBook book;
  private final AgreementRegister agreements;
  private final AccountAccess accounts;
  private final ForwardingAddresses addresses;
  private final RegisterReadings readings;
  private final BusinessCalendar calendar;
  private final AuditTrail audit;

  StoredMoves(
      MoveRows rows,
      MovePolicy policy,
      AgreementBook book,
      AgreementRegister agreements,
      AccountAccess accounts,
      ForwardingAddresses addresses,
      RegisterReadings readings,
      BusinessCalendar calendar,
      AuditTrail audit) {
    this.rows = rows;
    this.policy = policy;
    this.book = book;
    this.agreements = agreements;
    this.accounts = accounts;
    this.addresses = addresses;
    this.readings = readings;
    this.calendar = calendar;
    this.audit = audit;
  }

  private static void requireMover(Asker asker) {
    asker.requireAnyOf(Role.CUSTOMER_SERVICE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
  }

  @Override
  @Transactional
  public Move moveOut(Asker asker, MoveOut move, boolean preview) {
    if (!asker.isCustomer()) {
      requireMover(asker);
    }
    Agreement leaving = agreements.get(asker, move.agreementId(), null);
    accounts.require(asker, leaving.accountId(), Purpose.CHANGE);
    policy.requireDay(asker, move.day());
    record(asker, leaving.servicePointId(), move.day(), move.reads());
    Agreement out = book.end(asker, leaving.id(), move.day(), null);
    forward(asker, out, move.forwardingAddress());
    return done(
        asker,
        MoveKind.MOVE_OUT,
        move.day(),
        out,
        null,
        move.reads(),
        move.forwardingAddress(),
        preview);
  }

  @Override
  @Transactional
  public Move moveIn(Asker asker, MoveIn move, boolean preview) {
    if (asker.isCustomer()) {
      accounts.require(asker, move.accountId(), Purpose.CHANGE);
      policy.requireDay(asker, move.day());
      if (!rows.isVacant(move.servicePointId(), move.day())) {
        throw Refusals.notFound("vacant point");
      }
      agreements.requireChoosable(asker, move.terms());
    } else {
      requireMover(asker);
      accounts.require(asker, move.accountId(), Purpose.CHANGE);
      policy.requireDay(asker, move.day());
    }
    Agreement in =
        started(asker, move.accountId(), move.servicePointId(), move.day(), move.terms());
    record(asker, move.servicePointId(), move.day(), move.reads());
    return done(asker, MoveKind.MOVE_IN, move.day(), null, in, move.reads(), null, preview);
  }

  @Override
  @Transactional
  public Move changeOccupant(Asker asker, ChangeOfOccupant change, boolean preview) {
    requireMover(asker);
    Agreement leaving = agreements.get(asker, change.agreementId(), null);
    accounts.require(asker, change.accountId(), Purpose.CHANGE);
    policy.requireDay(asker, change.day());
    if (leaving.accountId().equals(change.accountId())) {
      throw Refusals.invalid(
          "accountId", "must be another account than the one that leaves", "same-account");
    }
    record(asker, leaving.servicePointId(), change.day(), change.reads());
    Agreement out = book.end(asker, leaving.id(), change.day(), null);
    forward(asker, out, change.forwardingAddress());
    Agreement in =
        started(asker, change.accountId(), leaving.servicePointId(), change.day(), change.terms());
    return done(
        asker,
        MoveKind.CHANGE_OF_OCCUPANT,
        change.day(),
        out,
        in,
        change.reads(),
        change.forwardingAddress(),
        preview);
  }

  private Agreement started(Asker asker, UUID account, UUID point, LocalDate day, NewTerms terms) {
    return book.start(asker, new NewAgreement(account, point, day, null, terms));
  }

  private void record(Asker asker, UUID point, LocalDate day, List<RegisterRead> reads) {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < reads.size(); i++) {
      RegisterRead read = reads.get(i);
      if (!codes.add(read.registerCode())) {
        throw Refusals.invalid("reads", "must name each register once", "register-twice");
      }
      try {
        readings.record(asker, point, read.registerCode(), day, read.value(), REASON);
      } catch (ProblemException refused) {
        throw atRead(i, refused);
      }
    }
  }

  /** Metering knows one read alone: the refusal of its register or value gets the read's place. */
  private static ProblemException atRead(int index, ProblemException refused) {
    if (refused.properties().get("errors") instanceof List<?> errors
        && errors.getFirst() instanceof InvalidField field
        && OF_A_READ.contains(field.pointer())) {
      return Refusals.invalid(
          "reads[" + index + "]" + field.pointer().replace('/', '.'), field.detail());
    }
    return refused;
  }

  private void forward(Asker asker, Agreement out, @Nullable PostalAddress address) {
    if (address != null) {
      addresses.forward(asker, out.accountId(), address);
    }
  }

  private Move done(
      Asker asker,
      MoveKind kind,
      LocalDate day,
      @Nullable Agreement out,
      @Nullable Agreement in,
      List<RegisterRead> reads,
      @Nullable PostalAddress forwardingAddress,
      boolean preview) {
    Agreement any = out == null ? Objects.requireNonNull(in) : out;
    MoveRows.Kept kept =
        new MoveRows.Kept(
            UuidVersion7Strategy.INSTANCE.generateUuid(null),
            kind,
            day,
            any.servicePointId(),
            any.marketId(),
            out == null ? null : out.id(),
            out == null ? null : out.accountId(),
            in == null ? null : in.id(),
            in == null ? null : in.accountId(),
            reads,
            forwardingAddress,
            calendar.now().truncatedTo(ChronoUnit.MICROS),
            asker.name());
    Move move = shown(kept, out, in, forwardingAddress, asker.name());
    if (preview) {
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
      return new Move(
          null,
          kind,
          day,
          move.servicePointId(),
          move.marketId(),
          out,
          in,
          reads,
          forwardingAddress,
          move.correctsBilled(),
          move.next(),
          null,
          null);
    }
    rows.insert(kept);
    audit.record(asker, "moved", "service-point", kept.servicePointId(), null, kept);
    return move;
  }

  private Move shown(
      MoveRows.Kept m,
      @Nullable Agreement out,
      @Nullable Agreement in,
      @Nullable PostalAddress forwardingAddress,
      @Nullable String by) {
    return new Move(
        m.id(),
        m.kind(),
        m.day(),
        m.servicePointId(),
        m.marketId(),
        out,
        in,
        m.reads(),
        forwardingAddress,
        policy.correctsBilled(m.day()),
        policy.next(m.day(), out, in == null || in.terms().isEmpty() ? null : in),
        m.recordedAt(),
        by);
  }

  /** In no transaction of its own: a side that is not the asker's is a refusal that is expected. */
  @Override
  public Move get(Asker asker, UUID id) {
    MoveRows.Kept kept = rows.find(id).orElseThrow(() -> Refusals.notFound("move"));
    Move move = side(asker, kept);
    if (move.out() == null && move.in() == null) {
      throw Refusals.notFound("move");
    }
    return move;
  }

  /** To staff both sides; to a customer the one that is theirs. */
  private Move side(Asker asker, MoveRows.Kept m) {
    Agreement out = visible(asker, m.outAgreement());
    Agreement in = visible(asker, m.inAgreement());
    return shown(
        m, out, in, out == null ? null : m.forwardingAddress(), asker.isStaff() ? m.actor() : null);
  }

  private @Nullable Agreement visible(Asker asker, @Nullable UUID agreement) {
    if (agreement == null) {
      return null;
    }
    try {
      return agreements.get(asker, agreement, null);
    } catch (ProblemException foreign) {
      return null;
    }
  }

  @Override
  public List<Move> ofAccount(Asker asker, UUID accountId) {
    accounts.require(asker, accountId, Purpose.READ);
    return rows.ofAccount(accountId).stream().map(m -> side(asker, m)).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Page<Vacancy> vacancies(
      Asker asker, @Nullable LocalDate on, @Nullable String cursor, int limit) {
    asker.requireStaff();
    String after = Cursor.read(cursor, 1).textOrNull(0);
    List<Vacancy> found =
        rows.vacancies(on == null ? calendar.today() : on, after, Cursor.checkedLimit(limit) + 1);
    return Cursor.page(found, limit, last -> List.of(last.marketId()));
  }

  @Override
  @Transactional(readOnly = true)
  public VacantPoint vacantPoint(Asker asker, String marketId, LocalDate on) {
    if (!asker.isCustomer()) {
      asker.requireStaff();
    }
    policy.requireDay(asker, on);
    String plain = marketId.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    boolean readable =
        !plain.isEmpty()
            && plain.length() <= MAX_MARKET_ID
            && plain.chars().noneMatch(Character::isISOControl);
    if (!readable) {
      throw Refusals.invalid(
          "marketId", "must be a market id, as on the meter or a bill", "not-a-market-id");
    }
    return rows.vacant(plain, on).orElseThrow(() -> Refusals.notFound("vacant point"));
  }
}
