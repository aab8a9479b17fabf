package org.wattline.billing.customers.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AccountPersonRows extends JpaRepository<AccountPersonEntity, UUID> {

  @Query(
      """
      select p from AccountPersonEntity p
      where p.accountId = :accountId and p.subject = :subject and p.endedAt is null
      """)
  Optional<AccountPersonEntity> active(UUID accountId, String subject);

  @Query(
      """
      select p from AccountPersonEntity p
      where p.accountId in :accountIds and p.subject = :subject and p.endedAt is null
      """)
  List<AccountPersonEntity> active(Collection<UUID> accountIds, String subject);

  @Query(
      """
      select p from AccountPersonEntity p
      where p.accountId = :accountId and p.endedAt is null order by p.since, p.id
      """)
  List<AccountPersonEntity> active(UUID accountId);
}
