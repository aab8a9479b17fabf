package org.wattline.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountPerson;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.customers.DeliveryChannel;
import org.wattline.billing.contract.customers.Me;
import org.wattline.billing.contract.customers.NewAccount;
import org.wattline.billing.contract.customers.NewRegistrationCode;
import org.wattline.billing.contract.customers.Preferences;
import org.wattline.billing.contract.customers.Registration;
import org.wattline.billing.contract.customers.RegistrationCode;
import org.wattline.billing.contract.customers.SelfServiceApi;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.MoveIn;
import org.wattline.billing.contract.payments.NewPayment;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.signin.Person;

/** The billing service as one customer sees it, in memory. */
final class FakeBilling implements SelfServiceApi, AccountsApi {
  static final String GOOD_CODE = "K7QM-2XTR";
  static final String CLAIMED_NUMBER = "1000 0042 17";
  final Map<UUID, Account> accounts = new LinkedHashMap<>();
  final Map<UUID, List<AccountPerson>> people = new LinkedHashMap<>();
  final FakeEnergy energy = new FakeEnergy();
  final FakeMoney money = new FakeMoney();
  final FakeArrangements arrangements = new FakeArrangements(this);
  final List<Move> moves = new ArrayList<>();
  final List<MoveIn> movedIn = new ArrayList<>();
  final List<String> keys = new ArrayList<>();
  final List<NewPayment> wanted = new ArrayList<>();
  @Nullable RuntimeException failure;

  /** Thrown in place of doing what is asked. */
  @Nullable RuntimeException refusal;

  void clear() {
    refusal = null;
    energy.agreements.clear();
    energy.registers.clear();
    energy.empty = false;
    energy.asked.clear();
    energy.uncosted.clear();
    energy.priced = true;
    energy.evenings = 1;
    money.balances.clear();
    money.bills.clear();
    money.payments.clear();
    money.cards.clear();
    money.autopay.clear();
    money.eInvoices = true;
    arrangements.all.clear();
    arrangements.keys.clear();
    moves.clear();
    movedIn.clear();
    keys.clear();
    wanted.clear();
  }

  UUID add(String number, String name, AccountRole role, AccountStatus status) {
    UUID id = UUID.nameUUIDFromBytes(number.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    accounts.put(
        id,
        new Account(
            id,
            number,
            UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            name,
            status,
            "EUR",
            "nl",
            DeliveryChannel.EMAIL,
            LocalDate.of(2024, 3, 1),
            status == AccountStatus.CLOSED ? LocalDate.of(2026, 6, 30) : null,
            role,
            1));
    List<AccountPerson> who = new ArrayList<>();
    who.add(
        new AccountPerson(
            UUID.fromString("0192f0a0-0000-7000-8000-0000000000aa"),
            name,
            AccountRole.HOLDER,
            Instant.parse("2024-03-01T10:00:00Z")));
    people.put(id, who);
    return id;
  }

  void letIn(UUID account, String name, AccountRole role) {
    people
        .computeIfAbsent(account, id -> new ArrayList<>())
        .add(
            new AccountPerson(
                UUID.randomUUID(), name, role, Instant.parse("2026-01-12T10:00:00Z")));
  }

  @Override
  public Me me() {
    fail();
    return new Me(
        "subject",
        Person.current().map(Person::name).orElse("An Peeters"),
        List.of("customer"),
        "Zonnestroom",
        List.copyOf(accounts.values()));
  }

  @Override
  public Account register(Registration registration) {
    fail();
    if (!registration.code().equals(GOOD_CODE)) {
      throw refusal(404, "not-found", "Not found");
    }
    return get(
        add(registration.accountNumber(), "An Peeters", AccountRole.HOLDER, AccountStatus.OPEN));
  }

  @Override
  public Page<Account> list(@Nullable String cursor, int limit) {
    fail();
    return new Page<>(List.copyOf(accounts.values()), null);
  }

  @Override
  public Account open(NewAccount account) {
    throw refusal(403, "forbidden", "Forbidden");
  }

  @Override
  public Account get(UUID id) {
    fail();
    return Optional.ofNullable(accounts.get(id))
        .orElseThrow(() -> refusal(404, "not-found", "Not found"));
  }

  @Override
  public Account prefer(UUID id, Preferences preferences) {
    Account was = get(id);
    refuse();
    Account now =
        new Account(
            id,
            was.number(),
            was.customerId(),
            was.customerName(),
            was.status(),
            was.currency(),
            preferences.language(),
            preferences.delivery(),
            was.openedOn(),
            was.closedOn(),
            was.yourRole(),
            was.version() + 1);
    accounts.put(id, now);
    return now;
  }

  @Override
  public List<AccountPerson> people(UUID id) {
    fail();
    return List.copyOf(people.getOrDefault(id, List.of()));
  }

  @Override
  public void removePerson(UUID id, UUID personId) {
    fail();
    people.getOrDefault(id, new ArrayList<>()).removeIf(person -> person.id().equals(personId));
  }

  @Override
  public RegistrationCode inviteByCode(UUID id, NewRegistrationCode code) {
    return new RegistrationCode(
        get(id).number(), GOOD_CODE, code.role(), Instant.parse("2026-12-24T10:00:00Z"));
  }

  private void fail() {
    if (failure != null) {
      throw failure;
    }
  }

  void refuse() {
    if (refusal != null) {
      throw refusal;
    }
  }

  /** A field that is refused, in the service's English, with a code to say it otherwise by. */
  static ApiProblemException refusedField(
      String field, String detail, String code, String... arguments) {
    return new ApiProblemException(
        new ApiProblemException.Problem(
            422,
            "https://wattline.org/problems/invalid-fields",
            "Some fields are not right",
            "Correct these fields and send again: " + field + ". " + detail,
            null,
            List.of(
                new ApiProblemException.FieldError(
                    "/" + field, detail, code, List.of(arguments)))));
  }

  static ApiProblemException refusal(int status, String type, String title) {
    return new ApiProblemException(
        new ApiProblemException.Problem(
            status, "https://wattline.org/problems/" + type, title, null, null, List.of()));
  }
}
