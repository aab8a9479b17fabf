package org.wattline.billing.customers.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.Registration;
import org.wattline.billing.contract.customers.RegistrationCode;
import org.wattline.billing.customers.AccountAccess;
import org.wattline.billing.customers.Registrations;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.Business;

@Service
class CodedRegistrations implements Registrations {
  /** Without 0, 1, I, L, O and U: what is read aloud or from paper is not mistaken. */
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int CODE_LENGTH = 10;
  private static final Duration CODE_LIFE = Duration.ofDays(30);
  private static final int MAX_OPEN_CODES = 10;
  private static final int MAX_ATTEMPTS = 10;
  private static final Duration ATTEMPT_WINDOW = Duration.ofMinutes(15);

  private final AccountRows accounts;
  private final AccountPersonRows people;
  private final RegistrationCodeRows codes;
  private final RegistrationAttempts attempts;
  private final AccountAccess access;
  private final AuditTrail audit;
  private final Clock clock;
  private final Clock business;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param clock that a code ends by: a secret's life is never of business time
   */
  CodedRegistrations(
      AccountRows accounts,
      AccountPersonRows people,
      RegistrationCodeRows codes,
      RegistrationAttempts attempts,
      AccountAccess access,
      AuditTrail audit,
      Clock clock,
      @Business Clock business) {
    this.accounts = accounts;
    this.people = people;
    this.codes = codes;
    this.attempts = attempts;
    this.access = access;
    this.audit = audit;
    this.clock = clock;
    this.business = business;
  }

  @Override
  @Transactional
  public RegistrationCode inviteByCode(Asker asker, UUID accountId, AccountRole role) {
    if (asker.isStaff()) {
      asker.requireAnyOf(Role.CUSTOMER_SERVICE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
    }
    access.require(asker, accountId, AccountAccess.Purpose.CHANGE);
    AccountEntity account =
        accounts.lock(accountId).orElseThrow(() -> Refusals.notFound("account"));
    Instant now = clock.instant();
    if (codes.countOpen(accountId, now) >= MAX_OPEN_CODES) {
      throw Refusals.conflict(
          "This account has " + MAX_OPEN_CODES + " codes that were not used yet. Use one of them.",
          "too-many-codes",
          MAX_OPEN_CODES);
    }
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    String code = newCode();
    codes.save(
        new RegistrationCodeEntity(id, accountId, role, hash(id, code), now, now.plus(CODE_LIFE)));
    audit.record(asker, "registration-code-made", "account", accountId, null, role);
    return new RegistrationCode(
        account.number(),
        code.substring(0, CODE_LENGTH / 2) + "-" + code.substring(CODE_LENGTH / 2),
        role,
        now.plus(CODE_LIFE));
  }

  @Override
  @Transactional
  public Account claim(Asker asker, Registration registration) {
    if (!asker.isCustomer()) {
      throw Refusals.notAllowed("Only a customer can claim an account.", "customers-claim");
    }
    Instant now = clock.instant();
    String number = registration.accountNumber().replaceAll("[\\s./-]", "");
    attempts.countOne(asker.subject(), number, MAX_ATTEMPTS, ATTEMPT_WINDOW);
    AccountEntity account = accounts.byNumber(number).orElseThrow(CodedRegistrations::refusal);
    RegistrationCodeEntity code =
        codes.open(account.id(), now).stream()
            .filter(open -> fits(open, registration.code()))
            .findFirst()
            .orElseThrow(CodedRegistrations::refusal);
    Optional<AccountPersonEntity> present = people.active(account.id(), asker.subject());
    if (present.isPresent()) {
      throw Refusals.conflict("You are on this account already.", "on-account-already");
    }
    code.use(asker.subject(), now);
    AccountPersonEntity person =
        people.saveAndFlush(
            new AccountPersonEntity(
                account.id(), asker.subject(), asker.name(), code.role(), business.instant()));
    audit.record(asker, "person-registered", "account", account.id(), null, person.toContract());
    return account.toContract(code.role());
  }

  private static boolean fits(RegistrationCodeEntity open, String typed) {
    String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return MessageDigest.isEqual(open.codeHash(), hash(open.id(), code));
  }

  private static ProblemException refusal() {
    return Refusals.invalid(
        "code",
        "The account number and the code do not fit together. Both are on the letter we sent you.",
        "code-does-not-fit");
  }

  private String newCode() {
    StringBuilder code = new StringBuilder(CODE_LENGTH);
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  private static byte[] hash(UUID id, String code) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((id + ":" + code).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("Every Java has SHA-256", absent);
    }
  }
}
