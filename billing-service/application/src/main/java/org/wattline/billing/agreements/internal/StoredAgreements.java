package org.wattline.billing.agreements.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.agreements.AgreementBook;
import org.wattline.billing.agreements.AgreementDirectory;
import org.wattline.billing.agreements.AgreementRegister;
import org.wattline.billing.agreements.SupplyAgreement;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.AgreementStep;
import org.wattline.billing.contract.agreements.Ending;
import org.wattline.billing.contract.agreements.NewAgreement;
import org.wattline.billing.contract.agreements.NewTerms;
import org.wattline.billing.contract.agreements.TermsChange;
import org.wattline.billing.contract.agreements.Undoing;
import org.wattline.billing.customers.AccountAccess;
import org.wattline.billing.customers.AccountAccess.Purpose;
import org.wattline.billing.premises.PointDirectory;
import org.wattline.billing.tariffs.CustomerClasses;
import org.wattline.kernel.LocalDateRange;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.problem.Problems;
import org.wattline.tenancy.security.Role;

@Service
class StoredAgreements implements AgreementDirectory, AgreementRegister, CustomerClasses {
  private static final Comparator<StoredAgreement> BY_DAY =
      Comparator.comparing(StoredAgreement::from).thenComparing(StoredAgreement::id);

  private final AgreementRows rows;
  private final AgreementBook book;
  private final TermsCheck check;
  private final AccountAccess accounts;
  private final PointDirectory points;

  StoredAgreements(
      AgreementRows rows,
      AgreementBook book,
      TermsCheck check,
      AccountAccess accounts,
      PointDirectory points) {
    this.rows = rows;
    this.book = book;
    this.check = check;
    this.accounts = accounts;
    this.points = points;
  }

  private static void requireEditor(Asker asker) {
    asker.requireAnyOf(
        Role.CUSTOMER_SERVICE, Role.BILLING, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
  }

  @Override
  @Transactional(readOnly = true)
  public List<SupplyAgreement> ofAccount(UUID accountId, @Nullable Instant knownAt) {
    return byDay(rows.ofAccount(accountId, knownAt)).stream()
        .map(StoredAgreement::toDomain)
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<UUID, List<SupplyAgreement>> ofAccounts(
      Collection<UUID> accountIds, @Nullable Instant knownAt) {
    if (accountIds.size() > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "At most " + MAX_LIMIT + " accounts: " + accountIds.size());
    }
    return byDay(rows.ofAccounts(accountIds, knownAt)).stream()
        .map(StoredAgreement::toDomain)
        .collect(Collectors.groupingBy(SupplyAgreement::accountId));
  }

  private static List<StoredAgreement> byDay(List<StoredAgreement> found) {
    return found.stream().filter(each -> !each.terms().isEmpty()).sorted(BY_DAY).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<SupplyAgreement> byId(UUID agreementId, @Nullable Instant knownAt) {
    return rows.find(agreementId, knownAt)
        .filter(each -> !each.terms().isEmpty())
        .map(StoredAgreement::toDomain);
  }

  @Override
  @Transactional(readOnly = true)
  public List<SupplyAgreement> inForce(
      LocalDateRange days, @Nullable UUID afterAgreementId, int limit, @Nullable Instant knownAt) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("1 to " + MAX_LIMIT + " agreements, not " + limit);
    }
    return rows.inForce(days, afterAgreementId, limit, knownAt).stream()
        .map(StoredAgreement::toDomain)
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Agreement> ofAccount(Asker asker, UUID accountId, @Nullable Instant knownAt) {
    accounts.require(asker, accountId, Purpose.READ);
    return byDay(rows.ofAccount(accountId, knownAt)).stream()
        .map(StoredAgreement::toContract)
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Agreement> ofPoint(Asker asker, UUID servicePointId, @Nullable Instant knownAt) {
    asker.requireStaff();
    if (points.byId(servicePointId).isEmpty()) {
      throw Refusals.notFound("service point");
    }
    return byDay(rows.ofPoint(servicePointId, knownAt)).stream()
        .map(StoredAgreement::toContract)
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Agreement get(Asker asker, UUID id, @Nullable Instant knownAt) {
    StoredAgreement found =
        rows.find(id, knownAt).orElseThrow(() -> Refusals.notFound("agreement"));
    requireVisible(asker, found);
    boolean unknownThen =
        knownAt != null && knownAt.isBefore(rows.changes(id).getFirst().recordedAt());
    if (unknownThen) {
      throw Refusals.notFound("agreement");
    }
    return found.toContract();
  }

  /** A foreign agreement is answered in the words of one that does not exist. */
  private void requireVisible(Asker asker, StoredAgreement agreement) {
    try {
      accounts.require(asker, agreement.accountId(), Purpose.READ);
    } catch (ProblemException refused) {
      throw refused.type().equals(Problems.NOT_FOUND) ? Refusals.notFound("agreement") : refused;
    }
  }

  @Override
  @Transactional(readOnly = true)
  public List<AgreementStep> changes(Asker asker, UUID id) {
    asker.requireStaff();
    List<AgreementRows.Change> changes = rows.changes(id);
    if (changes.isEmpty()) {
      throw Refusals.notFound("agreement");
    }
    Set<UUID> undone = new HashSet<>();
    for (AgreementRows.Change change : changes) {
      UUID undoes = change.undoes();
      if (undoes != null) {
        undone.add(undoes);
      }
    }
    return changes.reversed().stream().map(c -> AgreementRows.step(c, undone)).toList();
  }

  @Override
  @Transactional
  public Agreement agree(Asker asker, NewAgreement agreement) {
    requireEditor(asker);
    accounts.require(asker, agreement.accountId(), Purpose.CHANGE);
    return book.start(asker, agreement);
  }

  @Override
  @Transactional
  public Agreement change(Asker asker, UUID id, TermsChange change) {
    requireEditor(asker);
    return book.change(asker, id, change);
  }

  @Override
  @Transactional
  public Agreement end(Asker asker, UUID id, Ending ending) {
    requireEditor(asker);
    return book.end(asker, id, ending.to(), ending.version());
  }

  @Override
  @Transactional
  public Agreement undo(Asker asker, UUID id, Undoing undoing) {
    requireEditor(asker);
    return book.undo(asker, id, undoing.reason(), undoing.version());
  }

  @Override
  @Transactional(readOnly = true)
  public Set<String> of(Asker customer) {
    return rows.classesOf(customer.subject());
  }

  @Override
  @Transactional(readOnly = true)
  public void requireChoosable(Asker customer, NewTerms terms) {
    check.requireChoosable(terms, of(customer));
  }
}
