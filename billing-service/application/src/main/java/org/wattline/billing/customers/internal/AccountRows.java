package org.wattline.billing.customers.internal;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AccountRows extends JpaRepository<AccountEntity, UUID> {

  @Query("select a from AccountEntity a join fetch a.customer where a.id = :id")
  Optional<AccountEntity> whole(UUID id);

  @Query("select a from AccountEntity a join fetch a.customer where a.number = :number")
  Optional<AccountEntity> byNumber(String number);

  @Query(
      """
      select a from AccountEntity a join fetch a.customer
      where :afterNumber is null or a.number > :afterNumber
      order by a.number
      """)
  List<AccountEntity> all(@Nullable String afterNumber, Limit limit);

  @Query(
      """
      select a from AccountEntity a join fetch a.customer
      where a.customer.id = :customerId order by a.number
      """)
  List<AccountEntity> ofCustomer(UUID customerId);

  @Query(
      """
      select a from AccountEntity a join fetch a.customer
      where (:afterNumber is null or a.number > :afterNumber)
        and exists (select 1 from AccountPersonEntity p
                    where p.accountId = a.id and p.subject = :subject and p.endedAt is null)
      order by a.number
      """)
  List<AccountEntity> ofSubject(String subject, @Nullable String afterNumber, Limit limit);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select a from AccountEntity a where a.id = :id")
  Optional<AccountEntity> lock(UUID id);

  @Query(value = "select nextval('account_number_seq')", nativeQuery = true)
  long nextOrdinal();
}
