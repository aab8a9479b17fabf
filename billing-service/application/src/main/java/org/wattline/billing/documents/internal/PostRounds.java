package org.wattline.billing.documents.internal;

import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.wattline.billing.documents.BillPost;
import org.wattline.tenancy.concurrent.EachTenant;

/** Goes round the suppliers and sends what is due. */
@Component
@EnableScheduling
class PostRounds {
  private final EachTenant tenants;
  private final BillPost post;

  PostRounds(EachTenant tenants, BillPost post) {
    this.tenants = tenants;
    this.post = post;
  }

  @Scheduled(
      fixedDelayString = "${wattline.documents.post-every:5s}",
      initialDelayString = "${wattline.documents.post-every:5s}")
  void round() throws InterruptedException {
    tenants.run(
        "bill-post",
        tenant -> {
          while (post.sendDue() > 0) {
            // goes on while there is more
          }
        });
  }
}
