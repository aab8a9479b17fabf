package org.wattline.billing.premises.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.premises.NewPremise;
import org.wattline.billing.contract.premises.Premise;
import org.wattline.billing.contract.premises.PremiseAddress;
import org.wattline.billing.contract.premises.PremiseChange;
import org.wattline.billing.contract.premises.Replication;
import org.wattline.billing.premises.PremiseRegister;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.Business;

@Service
class StoredPremises implements PremiseRegister {
  private final PremiseRows rows;
  private final AuditTrail audit;
  private final Clock clock;

  StoredPremises(PremiseRows rows, AuditTrail audit, @Business Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  static void requireEditor(Asker asker) {
    asker.requireAnyOf(
        Role.CUSTOMER_SERVICE, Role.FIELD_SERVICE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
  }

  @Override
  @Transactional
  public Premise register(Asker asker, NewPremise premise) {
    requireEditor(asker);
    requireParent(premise.parentId(), null);
    return made(asker, premise);
  }

  private Premise made(Asker asker, NewPremise premise) {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    rows.insert(id, premise, clock.instant());
    Premise made = row(id);
    audit.record(asker, "premise-registered", "premise", id, null, made);
    return made;
  }

  @Override
  @Transactional(readOnly = true)
  public Premise get(Asker asker, UUID id) {
    asker.requireStaff();
    return row(id);
  }

  @Override
  @Transactional
  public Premise change(Asker asker, UUID id, PremiseChange change) {
    requireEditor(asker);
    Premise before = row(id);
    requireParent(change.particulars().parentId(), id);
    if (!rows.update(id, change.version(), change.particulars())) {
      throw Refusals.changedMeanwhile("premise");
    }
    Premise after = row(id);
    audit.record(asker, "premise-changed", "premise", id, before, after);
    return after;
  }

  @Override
  @Transactional(readOnly = true)
  public Page<Premise> list(Asker asker, @Nullable String q, @Nullable String cursor, int limit) {
    asker.requireStaff();
    Cursor.Parts from = Cursor.read(cursor, 2);
    List<PremiseRows.Row> found =
        rows.list(
            SearchText.pattern(q),
            from.textOrNull(0),
            from.uuidOrNull(1),
            Cursor.checkedLimit(limit) + 1);
    Page<PremiseRows.Row> page =
        Cursor.page(found, limit, last -> List.of(last.sortName(), last.premise().id().toString()));
    return new Page<>(page.items().stream().map(PremiseRows.Row::premise).toList(), page.next());
  }

  @Override
  @Transactional(readOnly = true)
  public List<Premise> parts(Asker asker, UUID id) {
    asker.requireStaff();
    row(id);
    return rows.parts(id);
  }

  @Override
  @Transactional
  public List<Premise> replicate(Asker asker, UUID id, Replication replication) {
    requireEditor(asker);
    Premise building = row(id);
    requireParent(id, null);
    Set<String> taken = new HashSet<>();
    for (Premise part : rows.parts(id)) {
      String extra = part.address().extra();
      taken.add(extra == null ? "" : SearchText.of(extra));
    }
    List<Premise> made = new ArrayList<>();
    for (String unit : replication.units()) {
      if (unit.isBlank() || !taken.add(SearchText.of(unit))) {
        throw Refusals.invalid("units", "'" + unit + "' is blank, named twice or there already.");
      }
      PremiseAddress a = building.address();
      made.add(
          made(
              asker,
              new NewPremise(
                  id,
                  replication.kind(),
                  null,
                  new PremiseAddress(
                      a.street(), unit.strip(), a.postalCode(), a.city(), a.region(), a.country()),
                  building.position())));
    }
    return made;
  }

  private void requireParent(@Nullable UUID parentId, @Nullable UUID self) {
    if (parentId == null) {
      return;
    }
    List<UUID> lineage = rows.lineage(parentId, MAX_DEPTH);
    if (lineage.isEmpty()) {
      throw Refusals.invalid("parentId", "There is no such premise.");
    }
    if (lineage.size() >= MAX_DEPTH) {
      throw Refusals.invalid("parentId", "Premises lie at most " + MAX_DEPTH + " deep.");
    }
    if (self != null && lineage.contains(self)) {
      throw Refusals.invalid("parentId", "A premise cannot lie within itself.");
    }
  }

  private Premise row(UUID id) {
    return rows.find(id).orElseThrow(() -> Refusals.notFound("premise"));
  }
}
