package org.wattline.billing.bills.internal;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How statements over hundreds of accounts are planned: each time anew, for the accounts they are
 * given and for tables as large as they are then, and through indexes, since what they read is at
 * hand. A plan that is kept was made when a run began and reads whole tables long after they have
 * grown.
 */
@Component
class SetPlans {
  private final JdbcOperations jdbc;

  SetPlans(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** From now on until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void use() {
    jdbc.execute("set local plan_cache_mode = force_custom_plan; set local random_page_cost = 1.1");
  }
}
