package org.wattline.billing.premises.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.premises.NewServicePoint;
import org.wattline.billing.contract.premises.NewSupply;
import org.wattline.billing.contract.premises.PointAsset;
import org.wattline.billing.contract.premises.PointTerms;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.billing.contract.premises.Supply;
import org.wattline.billing.customers.AccountAccess;
import org.wattline.billing.premises.KnownPoint;
import org.wattline.billing.premises.PointAccess;
import org.wattline.billing.premises.PointDirectory;
import org.wattline.billing.premises.PremiseRegister;
import org.wattline.billing.premises.ServicePointRegister;
import org.wattline.billing.premises.ServicePointRegistered;
import org.wattline.formats.marketid.MarketId;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.kernel.LocalDateRange;
import org.wattline.tenancy.time.Business;
import org.wattline.tenancy.time.BusinessCalendar;

@Service
class StoredPoints implements ServicePointRegister, PointAccess, PointDirectory {
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private final PointRows rows;
  private final PremiseRegister premises;
  private final AccountAccess accounts;
  private final AuditTrail audit;
  private final BusinessCalendar calendar;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StoredPoints(
      PointRows rows,
      PremiseRegister premises,
      AccountAccess accounts,
      AuditTrail audit,
      BusinessCalendar calendar,
      ApplicationEventPublisher events,
      @Business Clock clock) {
    this.rows = rows;
    this.premises = premises;
    this.accounts = accounts;
    this.audit = audit;
    this.calendar = calendar;
    this.events = events;
    this.clock = clock;
  }

  @Override
  @Transactional
  public ServicePoint register(Asker asker, NewServicePoint point) {
    StoredPremises.requireEditor(asker);
    premises.get(asker, point.premiseId());
    MarketId marketId = marketId(point);
    String operator = point.gridOperator();
    if (operator != null && !rows.operatorExists(operator)) {
      throw Refusals.invalid(
          "gridOperator", "There is no such grid operator.", "no-such-grid-operator");
    }
    if (rows.marketIdTaken(marketId.value())) {
      throw Refusals.conflict(
          "A service point with this market id is registered already.", "market-id-taken");
    }
    UUID id = newId();
    rows.insert(id, point, marketId.value(), zone(point.zone()), clock.instant());
    rows.insertTerms(newId(), id, point.terms());
    ServicePoint made = row(id);
    audit.record(asker, "service-point-registered", "service-point", id, null, made);
    events.publishEvent(new ServicePointRegistered(id, marketId.value()));
    return made;
  }

  private static MarketId marketId(NewServicePoint point) {
    MarketIdScheme scheme =
        Arrays.stream(MarketIdScheme.values())
            .filter(s -> s.name().equals(point.scheme()) && s != MarketIdScheme.UNSTATED)
            .findFirst()
            .orElseThrow(
                () ->
                    Refusals.invalid(
                        "scheme",
                        Arrays.stream(MarketIdScheme.values())
                            .filter(s -> s != MarketIdScheme.UNSTATED)
                            .map(Enum::name)
                            .collect(Collectors.joining(", ", "must be one of ", ""))));
    String problem = MarketId.problem(scheme, point.marketId());
    if (!problem.isEmpty()) {
      throw Refusals.invalid("marketId", problem, "market-id-wrong");
    }
    return MarketId.parse(scheme, point.marketId());
  }

  private ZoneId zone(@Nullable String given) {
    if (given == null || given.isBlank()) {
      return calendar.zone();
    }
    try {
      ZoneId zone = ZoneId.of(given);
      if (ZoneId.getAvailableZoneIds().contains(zone.getId())) {
        return zone;
      }
    } catch (DateTimeException unknown) {
      // falls through to the refusal
    }
    throw Refusals.invalid(
        "zone", "must be the name of a zone such as Europe/Brussels", "no-such-zone");
  }

  @Override
  @Transactional(readOnly = true)
  public ServicePoint get(Asker asker, UUID id) {
    List<LocalDateRange> days = visibleDays(asker, id);
    return shown(row(id), days);
  }

  /** Of terms and assets, those of the days that the reader may see. */
  private static ServicePoint shown(ServicePoint p, List<LocalDateRange> days) {
    return PointRows.with(
        p,
        p.terms().stream().filter(t -> seen(days, t.from(), t.to())).toList(),
        p.assets().stream().filter(a -> seen(days, a.from(), a.to())).toList());
  }

  private static boolean seen(List<LocalDateRange> days, LocalDate from, @Nullable LocalDate to) {
    LocalDateRange range = LocalDateRange.of(from, to == null ? LAST_DAY : to);
    return days.stream().anyMatch(day -> day.overlaps(range));
  }

  @Override
  @Transactional(readOnly = true)
  public Page<ServicePoint> list(
      Asker asker, @Nullable String q, @Nullable String cursor, int limit) {
    if (!asker.isStaff() && !asker.isCustomer()) {
      return new Page<>(List.of(), null);
    }
    String after = Cursor.read(cursor, 1).textOrNull(0);
    String prefix =
        q == null || q.isBlank()
            ? null
            : SearchText.escaped(
                    SearchText.checked(q)
                        .replaceAll("[\\s-]", "")
                        .toUpperCase(java.util.Locale.ROOT))
                + "%";
    List<ServicePoint> found =
        rows.list(
            prefix,
            asker.isStaff() ? null : asker.subject(),
            after,
            Cursor.checkedLimit(limit) + 1);
    Page<ServicePoint> page = Cursor.page(found, limit, last -> List.of(last.marketId()));
    return new Page<>(
        page.items().stream().map(p -> shown(p, visibleDays(asker, p.id()))).toList(), page.next());
  }

  @Override
  @Transactional(readOnly = true)
  public List<ServicePoint> ofPremise(Asker asker, UUID premiseId) {
    premises.get(asker, premiseId);
    return rows.ofPremise(premiseId);
  }

  @Override
  @Transactional
  public ServicePoint agree(Asker asker, UUID id, PointTerms terms) {
    StoredPremises.requireEditor(asker);
    ServicePoint before = touched(id);
    rows.endTerms(id, terms.from());
    rows.insertTerms(newId(), id, terms);
    return changed(asker, "service-point-terms-agreed", before);
  }

  @Override
  @Transactional
  public ServicePoint addAsset(Asker asker, UUID id, PointAsset asset) {
    StoredPremises.requireEditor(asker);
    requireOrder(asset.from(), asset.to());
    ServicePoint before = touched(id);
    rows.insertAsset(newId(), id, asset);
    return changed(asker, "service-point-asset-added", before);
  }

  private ServicePoint touched(UUID id) {
    ServicePoint before = row(id);
    rows.touch(id);
    return before;
  }

  private ServicePoint changed(Asker asker, String action, ServicePoint before) {
    ServicePoint after = row(before.id());
    audit.record(asker, action, "service-point", before.id(), before, after);
    return after;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Supply> supplies(Asker asker, UUID id) {
    visibleDays(asker, id);
    return asker.isStaff() ? rows.supplies(id) : rows.suppliesOf(id, asker.subject());
  }

  @Override
  @Transactional
  public Supply supply(Asker asker, UUID id, NewSupply supply) {
    StoredPremises.requireEditor(asker);
    requireOrder(supply.from(), supply.to());
    accounts.require(asker, supply.accountId(), AccountAccess.Purpose.CHANGE);
    touched(id);
    if (rows.held(id, supply.from(), supply.to())) {
      throw Refusals.conflict(
          "An account holds this point on some of these days. End that first.", "point-held");
    }
    UUID made = newId();
    rows.insertSupply(made, id, supply);
    Supply after = new Supply(made, id, supply.accountId(), supply.from(), supply.to());
    audit.record(asker, "supply-started", "service-point", id, null, after);
    return after;
  }

  private static void requireOrder(LocalDate from, @Nullable LocalDate to) {
    if (to != null && !to.isAfter(from)) {
      throw Refusals.invalid("to", "must be after the first day");
    }
  }

  @Override
  @Transactional(readOnly = true)
  public List<LocalDateRange> visibleDays(Asker asker, UUID pointId) {
    if (asker.isStaff()) {
      if (rows.known(pointId).isEmpty()) {
        throw Refusals.notFound("service point");
      }
      return ALWAYS;
    }
    List<LocalDateRange> days =
        asker.isCustomer()
            ? rows.suppliesOf(pointId, asker.subject()).stream()
                .map(s -> LocalDateRange.of(s.from(), s.to() == null ? LAST_DAY : s.to()))
                .toList()
            : List.of();
    if (days.isEmpty()) {
      throw Refusals.notFound("service point");
    }
    return days;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, KnownPoint> byMarketId(Collection<String> marketIds) {
    return rows.known(marketIds);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<KnownPoint> byId(UUID id) {
    return rows.known(id);
  }

  private ServicePoint row(UUID id) {
    return rows.find(id).orElseThrow(() -> Refusals.notFound("service point"));
  }

  private static UUID newId() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }
}
