package org.wattline.billing.payments.internal;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.wattline.tenancy.concurrent.EachTenant;

/** When the janitor and automatic payment run. All replicas may: each step is done once. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StripeSettings.class)
class CardPaymentSchedule {

  /** Off in tests, which call the work themselves. */
  @Configuration(proxyBeanMethods = false)
  @EnableScheduling
  @ConditionalOnProperty(name = "wattline.stripe.scheduled", matchIfMissing = true)
  static class Rounds {
    private final EachTenant tenants;
    private final CardPaymentWork work;
    private final AutopaySweep autopay;

    Rounds(EachTenant tenants, CardPaymentWork work, AutopaySweep autopay) {
      this.tenants = tenants;
      this.work = work;
      this.autopay = autopay;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void cleanUp() throws InterruptedException {
      tenants.run("card-payments", tenant -> work.cleanUp());
    }

    /** Every quarter of an hour: due dates begin at each supplier's own midnight. */
    @Scheduled(initialDelay = 2, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void autopay() throws InterruptedException {
      tenants.run("autopay", tenant -> autopay.run());
    }
  }
}
