package org.wattline.billing.customers.internal;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface RegistrationCodeRows extends JpaRepository<RegistrationCodeEntity, UUID> {

  /** The codes still open on an account, locked in a fixed order so that one is used once. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      """
      select c from RegistrationCodeEntity c
      where c.accountId = :accountId and c.usedAt is null and c.expiresAt > :now
      order by c.id
      """)
  List<RegistrationCodeEntity> open(UUID accountId, Instant now);

  @Query(
      """
      select count(c) from RegistrationCodeEntity c
      where c.accountId = :accountId and c.usedAt is null and c.expiresAt > :now
      """)
  long countOpen(UUID accountId, Instant now);
}
