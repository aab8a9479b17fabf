package org.wattline.billing.payments.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantEntry;

/** Lets the scheduled work happen now, as if its time had come. */
public final class Rounds {
  private final ApplicationContext service;
  private final TenantEntry supplier;

  public Rounds(ApplicationContext service, TenantEntry supplier) {
    this.service = service;
    this.supplier = supplier;
  }

  /** The janitor, some minutes later. */
  public void janitor() {
    TenantScope.run(
        supplier.id(),
        () -> {
          JdbcClient jdbc = service.getBean(JdbcClient.class);
          for (String made :
              new String[] {
                "update card_payment set asked_at = asked_at - interval '1 hour'",
                "update card_refund set asked_at = asked_at - interval '1 hour'",
                "update gateway_event set received_at = received_at - interval '1 hour'"
              }) {
            jdbc.sql(made).update();
          }
          service.getBean(CardPaymentWork.class).cleanUp();
        });
  }

  public void autopay() {
    TenantScope.run(supplier.id(), () -> service.getBean(AutopaySweep.class).run());
  }

  /** As if the event had come and been claimed so many seconds ago by somebody who still works. */
  public void claimed(String event, int secondsAgo) {
    TenantScope.run(
        supplier.id(),
        () -> {
          String id =
              Objects.requireNonNull(service.getBean(GatewayEvents.class).store(event)).id();
          service
              .getBean(JdbcClient.class)
              .sql("update gateway_event set claimed_at = :at, handled_at = null where id = :id")
              .param(
                  "at",
                  Timestamp.from(service.getBean(Clock.class).instant().minusSeconds(secondsAgo)))
              .param("id", id)
              .update();
        });
  }

  /** As if the caller of a key had died before it answered. */
  public void forgetAnswer(String key) {
    TenantScope.run(
        supplier.id(),
        () ->
            service
                .getBean(JdbcClient.class)
                .sql(
                    "update money_request set answer = null, begun_at = begun_at - interval '1"
                        + " hour' where key = :key")
                .param("key", key)
                .update());
  }
}
