package org.wattline.billing.premises.internal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.premises.PremiseAddress;
import org.wattline.billing.premises.SupplyAddresses;

@Repository
class StoredSupplyAddresses implements SupplyAddresses {
  private final JdbcClient jdbc;

  StoredSupplyAddresses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<PremiseAddress> of(UUID servicePointId) {
    return jdbc.sql(
            "select "
                + PremiseRows.ADDRESS
                + " from service_point s join premise p on p.id = s.premise_id where s.id = :id")
        .param("id", servicePointId)
        .query((row, n) -> PremiseRows.address(row))
        .optional();
  }
}
