package org.wattline.billing.customers.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountPerson;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.NewAccount;
import org.wattline.billing.contract.customers.Preferences;
import org.wattline.billing.customers.AccountAccess;
import org.wattline.billing.customers.AccountRegister;
import org.wattline.billing.customers.AccountTerms;
import org.wattline.billing.customers.Supplier;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.Business;

@Service
class StoredAccounts implements AccountRegister, AccountAccess {
  private static final long MAX_KNOWN = 100_000;
  private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

  private final AccountRows accounts;
  private final AccountPersonRows people;
  private final CustomerRows customers;
  private final AccountTermsReading reading;
  private final AuditTrail audit;
  private final Supplier supplier;
  private final Clock clock;

  /** Accounts that are there: none is ever removed, so a page asks once for all that it shows. */
  private final Cache<Key, Boolean> known =
      Caffeine.newBuilder().maximumSize(MAX_KNOWN).expireAfterWrite(KNOWN_FOR).build();

  StoredAccounts(
      AccountRows accounts,
      AccountPersonRows people,
      CustomerRows customers,
      AccountTermsReading reading,
      AuditTrail audit,
      Supplier supplier,
      @Business Clock clock) {
    this.accounts = accounts;
    this.people = people;
    this.customers = customers;
    this.reading = reading;
    this.audit = audit;
    this.supplier = supplier;
    this.clock = clock;
  }

  private record Key(TenantId tenant, UUID account) {}

  @Override
  @Transactional(readOnly = true)
  public void require(Asker asker, UUID accountId, Purpose purpose) {
    if (asker.isStaff()) {
      Key key = new Key(TenantScope.current(), accountId);
      if (known.getIfPresent(key) == null) {
        if (!accounts.existsById(accountId)) {
          throw Refusals.notFound("account");
        }
        known.put(key, true);
      }
    } else {
      passed(asker, accountId, purpose);
    }
  }

  @Override
  public AccountTerms terms(Asker asker, UUID accountId, Purpose purpose) {
    AccountTermsReading.Terms terms =
        reading.of(accountId, asker.subject()).orElseThrow(() -> Refusals.notFound("account"));
    if (!asker.isStaff()) {
      passed(asker, Optional.ofNullable(terms.role()), purpose);
    }
    return terms.account();
  }

  /** The role that lets a customer do this to an account. */
  private AccountRole passed(Asker asker, UUID accountId, Purpose purpose) {
    return passed(
        asker, people.active(accountId, asker.subject()).map(AccountPersonEntity::role), purpose);
  }

  private static AccountRole passed(Asker asker, Optional<AccountRole> has, Purpose purpose) {
    AccountRole role =
        has.filter(granted -> asker.isCustomer()).orElseThrow(() -> Refusals.notFound("account"));
    if (!purpose.allows(role)) {
      throw Refusals.notAllowed(
          "You may see this account, but only its holder may do this. Ask the holder.",
          "holder-only");
    }
    return role;
  }

  @Override
  @Transactional
  public Account open(Asker asker, NewAccount account) {
    asker.requireAnyOf(Role.CUSTOMER_SERVICE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
    CustomerEntity customer =
        customers
            .findById(account.customerId())
            .orElseThrow(() -> Refusals.invalid("customerId", "There is no such customer."));
    AccountEntity row =
        accounts.saveAndFlush(
            new AccountEntity(
                AccountNumber.of(accounts.nextOrdinal()),
                customer,
                supplier.currency(),
                account.delivery(),
                supplier.today()));
    Account opened = row.toContract(null);
    audit.record(asker, "account-opened", "account", opened.id(), null, opened);
    return opened;
  }

  @Override
  @Transactional(readOnly = true)
  public Account get(Asker asker, UUID id) {
    return get(asker, id, Purpose.READ);
  }

  @Override
  @Transactional(readOnly = true)
  public Account get(Asker asker, UUID id, Purpose purpose) {
    AccountRole role = asker.isStaff() ? null : passed(asker, id, purpose);
    return row(id).toContract(role);
  }

  @Override
  @Transactional(readOnly = true)
  public Page<Account> list(Asker asker, @Nullable String cursor, int limit) {
    String after = Cursor.read(cursor, 1).textOrNull(0);
    Limit oneMore = Limit.of(Cursor.checkedLimit(limit) + 1);
    List<AccountEntity> rows;
    if (asker.isStaff()) {
      rows = accounts.all(after, oneMore);
    } else if (asker.isCustomer()) {
      rows = accounts.ofSubject(asker.subject(), after, oneMore);
    } else {
      rows = List.of();
    }
    Page<AccountEntity> page = Cursor.page(rows, limit, last -> List.of(last.number()));
    Map<UUID, AccountRole> roles = rolesOf(asker, page.items());
    return new Page<>(
        page.items().stream().map(row -> row.toContract(roles.get(row.id()))).toList(),
        page.next());
  }

  @Override
  @Transactional(readOnly = true)
  public List<Account> ofCustomer(Asker asker, UUID customerId) {
    asker.requireStaff();
    if (!customers.existsById(customerId)) {
      throw Refusals.notFound("customer");
    }
    return accounts.ofCustomer(customerId).stream().map(row -> row.toContract(null)).toList();
  }

  @Override
  @Transactional
  public Account prefer(Asker asker, UUID id, Preferences preferences) {
    if (asker.isStaff()) {
      asker.requireAnyOf(Role.CUSTOMER_SERVICE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
    }
    require(asker, id, Purpose.CHANGE);
    AccountEntity row = row(id);
    if (row.version() != preferences.version()) {
      throw Refusals.changedMeanwhile("account");
    }
    supplier.requireLanguage(preferences.language());
    AccountRole yourRole = roleOf(asker, id);
    Account before = row.toContract(yourRole);
    row.prefer(preferences);
    Account after = accounts.saveAndFlush(row).toContract(yourRole);
    audit.record(asker, "account-preferences-changed", "account", id, before, after);
    return after;
  }

  @Override
  @Transactional(readOnly = true)
  public List<AccountPerson> people(Asker asker, UUID id) {
    require(asker, id, Purpose.READ);
    return people.active(id).stream().map(AccountPersonEntity::toContract).toList();
  }

  @Override
  @Transactional
  public void removePerson(Asker asker, UUID id, UUID personId) {
    if (asker.isStaff()) {
      asker.requireAnyOf(Role.CUSTOMER_SERVICE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
    }
    require(asker, id, Purpose.CHANGE);
    // the account's row is locked first, so that two removals cannot both leave one holder
    accounts.lock(id);
    List<AccountPersonEntity> present = people.active(id);
    AccountPersonEntity leaving =
        present.stream()
            .filter(person -> person.id().equals(personId))
            .findFirst()
            .orElseThrow(() -> Refusals.notFound("person"));
    boolean anotherHolder =
        present.stream().anyMatch(p -> p.role() == AccountRole.HOLDER && !p.id().equals(personId));
    if (asker.isCustomer() && !anotherHolder) {
      throw Refusals.conflict(
          "The account's last holder cannot be removed. Let another holder in first, or call us.",
          "last-holder");
    }
    leaving.end(clock.instant());
    people.saveAndFlush(leaving);
    audit.record(asker, "person-removed", "account", id, leaving.toContract(), null);
  }

  private AccountEntity row(UUID id) {
    return accounts.whole(id).orElseThrow(() -> Refusals.notFound("account"));
  }

  private @Nullable AccountRole roleOf(Asker asker, UUID accountId) {
    return Optional.of(asker)
        .filter(Asker::isCustomer)
        .flatMap(customer -> people.active(accountId, customer.subject()))
        .map(AccountPersonEntity::role)
        .orElse(null);
  }

  private Map<UUID, AccountRole> rolesOf(Asker asker, List<AccountEntity> rows) {
    Map<UUID, AccountRole> roles = new HashMap<>();
    if (asker.isCustomer() && !rows.isEmpty()) {
      people
          .active(rows.stream().map(AccountEntity::id).toList(), asker.subject())
          .forEach(person -> roles.put(person.accountId(), person.role()));
    }
    return roles;
  }
}
