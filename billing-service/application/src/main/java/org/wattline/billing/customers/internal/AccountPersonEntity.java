package org.wattline.billing.customers.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;
import org.wattline.billing.contract.customers.AccountPerson;
import org.wattline.billing.contract.customers.AccountRole;

/** A person's role on an account, while it lasts. */
@Entity
@Table(name = "account_person")
@NullUnmarked
class AccountPersonEntity {
  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private UUID accountId;
  private String subject;
  private String name;

  @Enumerated(EnumType.STRING)
  private AccountRole role;

  private Instant since;
  private Instant endedAt;

  protected AccountPersonEntity() {}

  AccountPersonEntity(
      UUID accountId, String subject, String name, AccountRole role, Instant since) {
    this.accountId = accountId;
    this.subject = subject;
    this.name = name;
    this.role = role;
    this.since = since;
  }

  UUID id() {
    return id;
  }

  UUID accountId() {
    return accountId;
  }

  AccountRole role() {
    return role;
  }

  void end(Instant at) {
    endedAt = at;
  }

  AccountPerson toContract() {
    return new AccountPerson(id, name, role, since);
  }
}
