package org.wattline.billing.customers.internal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CustomerRows extends JpaRepository<CustomerEntity, UUID> {

  @Query(
      """
      select c from CustomerEntity c
      where (:afterName is null or c.sortName > :afterName
             or (c.sortName = :afterName and c.id > :afterId))
      order by c.sortName, c.id
      """)
  List<CustomerEntity> all(@Nullable String afterName, @Nullable UUID afterId, Limit limit);

  /**
   * @param pattern a LIKE pattern over the searchable name, {@code \} escaping
   * @param exact e-mail in lower case or account number, compared whole
   */
  @Query(
      """
      select c from CustomerEntity c
      where (c.sortName like :pattern escape '\\' or lower(c.email) = :exact
             or exists (select 1 from AccountEntity a where a.customer = c and a.number = :exact))
        and (:afterName is null or c.sortName > :afterName
             or (c.sortName = :afterName and c.id > :afterId))
      order by c.sortName, c.id
      """)
  List<CustomerEntity> matching(
      String pattern,
      String exact,
      @Nullable String afterName,
      @Nullable UUID afterId,
      Limit limit);
}
