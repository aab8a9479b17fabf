package org.wattline.billing.customers.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;

/** One attempt at claiming an account, so that codes cannot be guessed. */
@Entity
@Table(name = "registration_attempt")
@NullUnmarked
class RegistrationAttemptEntity {
  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private String subject;
  private String accountNumber;
  private Instant at;

  protected RegistrationAttemptEntity() {}

  RegistrationAttemptEntity(String subject, String accountNumber, Instant at) {
    this.subject = subject;
    this.accountNumber = accountNumber;
    this.at = at;
  }
}
