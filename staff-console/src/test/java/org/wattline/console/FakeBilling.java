package org.wattline.console;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.audit.AuditApi;
import org.wattline.billing.contract.audit.AuditEntry;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountPerson;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.CustomerChange;
import org.wattline.billing.contract.customers.CustomersApi;
import org.wattline.billing.contract.customers.NewAccount;
import org.wattline.billing.contract.customers.NewCustomer;
import org.wattline.billing.contract.customers.NewRegistrationCode;
import org.wattline.billing.contract.customers.PartyKind;
import org.wattline.billing.contract.customers.PostalAddress;
import org.wattline.billing.contract.customers.Preferences;
import org.wattline.billing.contract.customers.RegistrationCode;
import org.wattline.tenancy.vaadin.api.ApiProblemException;

/** The billing service as staff see it, in memory. */
final class FakeBilling implements AccountsApi, AuditApi {
  final Map<UUID, Customer> customers = new LinkedHashMap<>();
  final Map<UUID, Account> accounts = new LinkedHashMap<>();
  final List<AuditEntry> audit = new ArrayList<>();

  /** What was asked of the list of customers: cursor and limit. */
  final List<String> asked = new ArrayList<>();

  @Nullable RuntimeException failure;

  static UUID id(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
  }

  UUID person(String given, String family, String city) {
    return register(
            new NewCustomer(
                PartyKind.PERSON,
                given,
                family,
                null,
                null,
                given.toLowerCase(Locale.ROOT)
                    + "."
                    + family.toLowerCase(Locale.ROOT)
                    + "@example.com",
                "+32 3 123 45 67",
                "nl",
                new PostalAddress("Lange Leemstraat 12", null, "2018", city, null, "BE")))
        .id();
  }

  public Page<Customer> list(@Nullable String q, @Nullable String cursor, int limit) {
    fail();
    asked.add(cursor + " " + limit);
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    List<Customer> all =
        customers.values().stream()
            .filter(
                customer ->
                    q == null
                        || customer
                            .name()
                            .toLowerCase(Locale.ROOT)
                            .contains(q.toLowerCase(Locale.ROOT)))
            .toList();
    List<Customer> part = all.stream().skip(from).limit(limit).toList();
    return new Page<>(part, from + limit < all.size() ? String.valueOf(from + limit) : null);
  }

  public Customer register(NewCustomer made) {
    fail();
    if ("taken@example.com".equals(made.email())) {
      throw new ApiProblemException(
          new ApiProblemException.Problem(
              422,
              "https://wattline.org/problems/invalid-request",
              "Not valid",
              "Look at the fields",
              null,
              List.of(new ApiProblemException.FieldError("/email", "This address is taken."))));
    }
    String name =
        made.kind() == PartyKind.PERSON
            ? made.givenName() + " " + made.familyName()
            : String.valueOf(made.organisationName());
    Customer customer =
        new Customer(
            id(name + customers.size()),
            made.kind(),
            name,
            made.givenName(),
            made.familyName(),
            made.organisationName(),
            made.enterpriseNumber(),
            made.email(),
            made.phone(),
            made.language(),
            made.address(),
            1);
    customers.put(customer.id(), customer);
    audit.addFirst(
        new AuditEntry(
            id("audit" + audit.size()),
            Instant.parse("2026-11-20T09:30:00Z"),
            "agent",
            "customer-registered",
            "customer",
            customer.id(),
            null,
            "{\"name\":\"" + name + "\"}"));
    return customer;
  }

  public Customer change(UUID id, CustomerChange change) {
    Customer was = find(customers, id);
    NewCustomer now = change.particulars();
    Customer changed =
        new Customer(
            id,
            now.kind(),
            now.kind() == PartyKind.PERSON
                ? now.givenName() + " " + now.familyName()
                : String.valueOf(now.organisationName()),
            now.givenName(),
            now.familyName(),
            now.organisationName(),
            now.enterpriseNumber(),
            now.email(),
            now.phone(),
            now.language(),
            now.address(),
            was.version() + 1);
    customers.put(id, changed);
    return changed;
  }

  public Page<Account> accounts(UUID id) {
    fail();
    return new Page<>(
        accounts.values().stream().filter(account -> account.customerId().equals(id)).toList(),
        null);
  }

  @Override
  public Page<AuditEntry> list(
      @Nullable UUID subjectId,
      @Nullable String actor,
      @Nullable String action,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable String cursor,
      int limit) {
    fail();
    return new Page<>(
        audit.stream()
            .filter(entry -> subjectId == null || entry.subjectId().equals(subjectId))
            .filter(entry -> actor == null || entry.actor().equals(actor))
            .filter(entry -> action == null || entry.action().equals(action))
            .filter(entry -> from == null || !entry.at().isBefore(from))
            .filter(entry -> until == null || entry.at().isBefore(until))
            .toList(),
        null);
  }

  @Override
  public Page<Account> list(@Nullable String cursor, int limit) {
    return new Page<>(List.copyOf(accounts.values()), null);
  }

  @Override
  public Account open(NewAccount made) {
    Customer customer = find(customers, made.customerId());
    String number = String.format(Locale.ROOT, "1000 %04d 42", accounts.size() + 17);
    Account account =
        new Account(
            id(number),
            number,
            customer.id(),
            customer.name(),
            AccountStatus.OPEN,
            "EUR",
            customer.language(),
            made.delivery(),
            LocalDate.of(2025, 4, 1),
            null,
            null,
            1);
    accounts.put(account.id(), account);
    return account;
  }

  @Override
  public Account get(UUID id) {
    return find(accounts, id);
  }

  @Override
  public Account prefer(UUID id, Preferences preferences) {
    return find(accounts, id);
  }

  @Override
  public List<AccountPerson> people(UUID id) {
    fail();
    return List.of(
        new AccountPerson(
            id("jef"), "Jef Peeters", AccountRole.VIEWER, Instant.parse("2026-01-12T10:00:00Z")));
  }

  @Override
  public void removePerson(UUID id, UUID personId) {
    fail();
  }

  @Override
  public RegistrationCode inviteByCode(UUID id, NewRegistrationCode code) {
    return new RegistrationCode(
        find(accounts, id).number(),
        "K7QM-2XTR",
        code.role(),
        Instant.parse("2026-12-24T10:00:00Z"));
  }

  /** {@code CustomersApi.get} and {@code AccountsApi.get} have the same parameters. */
  CustomersApi asCustomers() {
    return new CustomersApi() {
      @Override
      public Page<Customer> list(@Nullable String q, @Nullable String cursor, int limit) {
        return FakeBilling.this.list(q, cursor, limit);
      }

      @Override
      public Customer register(NewCustomer customer) {
        return FakeBilling.this.register(customer);
      }

      @Override
      public Customer get(UUID id) {
        return find(customers, id);
      }

      @Override
      public Customer change(UUID id, CustomerChange change) {
        return FakeBilling.this.change(id, change);
      }

      @Override
      public Page<Account> accounts(UUID id) {
        return FakeBilling.this.accounts(id);
      }
    };
  }

  private <T> T find(Map<UUID, T> all, UUID id) {
    fail();
    return Optional.ofNullable(all.get(id))
        .orElseThrow(
            () ->
                new ApiProblemException(
                    new ApiProblemException.Problem(
                        404,
                        "https://wattline.org/problems/not-found",
                        "Not found",
                        null,
                        null,
                        List.of())));
  }

  private void fail() {
    if (failure != null) {
      throw failure;
    }
  }
}
