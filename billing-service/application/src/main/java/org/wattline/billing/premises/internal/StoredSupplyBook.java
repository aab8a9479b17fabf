package org.wattline.billing.premises.internal;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.premises.SupplyBook;

@Service
class StoredSupplyBook implements SupplyBook {
  private final JdbcClient jdbc;

  StoredSupplyBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold(
      UUID supplyId, UUID servicePointId, UUID accountId, LocalDate from, @Nullable LocalDate to) {
    try {
      jdbc.sql(
              """
              insert into supply (id, service_point_id, account_id, during)
              values (:id, :point, :account, daterange(:from, cast(:to as date)))
              on conflict (id) do update set during = excluded.during
              """)
          .param("id", supplyId)
          .param("point", servicePointId)
          .param("account", accountId)
          .param("from", from)
          .param("to", to)
          .update();
    } catch (DataIntegrityViolationException taken) {
      throw Refusals.conflict(
          "An account holds this point on some of these days. End that first.", "point-held");
    }
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(UUID supplyId) {
    jdbc.sql("delete from supply where id = :id").param("id", supplyId).update();
  }
}
