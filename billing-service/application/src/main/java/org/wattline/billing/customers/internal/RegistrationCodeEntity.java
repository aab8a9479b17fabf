package org.wattline.billing.customers.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.wattline.billing.contract.customers.AccountRole;

/** A code that lets one person in to an account, once. Only its hash is kept. */
@Entity
@Table(name = "registration_code")
@NullUnmarked
class RegistrationCodeEntity {
  @Id private UUID id;
  private UUID accountId;

  @Enumerated(EnumType.STRING)
  private AccountRole role;

  private byte[] codeHash;
  private Instant createdAt;
  private Instant expiresAt;
  private Instant usedAt;
  private String usedBy;

  protected RegistrationCodeEntity() {}

  RegistrationCodeEntity(
      UUID id, UUID accountId, AccountRole role, byte[] codeHash, Instant now, Instant expiresAt) {
    this.id = id;
    this.accountId = accountId;
    this.role = role;
    this.codeHash = codeHash.clone();
    this.createdAt = now;
    this.expiresAt = expiresAt;
  }

  UUID id() {
    return id;
  }

  AccountRole role() {
    return role;
  }

  byte[] codeHash() {
    return codeHash.clone();
  }

  void use(String subject, Instant at) {
    usedBy = subject;
    usedAt = at;
  }
}
