package org.wattline.billing.customers.internal;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface RegistrationAttemptRows extends JpaRepository<RegistrationAttemptEntity, UUID> {

  @Query(
      """
      select count(a) from RegistrationAttemptEntity a
      where a.at > :since and (a.subject = :subject or a.accountNumber = :accountNumber)
      """)
  long countSince(String subject, String accountNumber, Instant since);
}
