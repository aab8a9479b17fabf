package org.wattline.tenancy.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.wattline.tenancy.Directories;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantState;

class EachTenantTest {
  private final TenantEntry acme = tenant("acme", TenantState.READY);
  private final TenantEntry bolt = tenant("bolt", TenantState.READY);
  private final TenantEntry coal = tenant("coal", TenantState.SUSPENDED);
  private final TenantEntry dyne = tenant("dyne", TenantState.MIGRATING);
  private final EachTenant each = new EachTenant(Directories.of(acme, bolt, coal, dyne), 2);

  @Test
  void everyTenantThatIsServedHasItsTurnInItsOwnScope() throws InterruptedException {
    Map<TenantId, TenantId> seen = Collections.synchronizedMap(new HashMap<>());

    EachTenant.Report report =
        each.run(
            "look",
            tenant -> {
              seen.put(tenant.id(), TenantScope.current());
              assertThat(MDC.get("tenant")).isEqualTo(tenant.slug());
            });

    assertThat(report.complete()).isTrue();
    assertThat(seen).hasSize(3).doesNotContainKey(coal.id());
    seen.forEach((asked, bound) -> assertThat(bound).isEqualTo(asked));
  }

  @Test
  void whatFailsForOneDoesNotTouchTheOthers() throws InterruptedException {
    EachTenant.Report report =
        each.run(
            "stumble",
            tenant -> {
              if (tenant.equals(acme)) {
                throw new java.io.IOException("acme's file is missing");
              }
            });

    assertThat(report.succeeded()).containsExactlyInAnyOrder(bolt.id(), dyne.id());
    assertThat(report.failures()).containsOnlyKeys(acme.id());
    assertThat(report.failures().get(acme.id())).hasMessage("acme's file is missing");
  }

  @Test
  void noMoreThanAllowedAreWorkedOnAtOnce() throws InterruptedException {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);

    each.run(
        "count",
        tenant -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          two.countDown();
          assertThat(two.await(10, TimeUnit.SECONDS)).isTrue();
          now.decrementAndGet();
        });

    assertThat(most).hasValue(2);
  }

  @Test
  void aTenantMayNotStartWorkForAllTenants() {
    assertThatThrownBy(() -> TenantScope.call(acme.id(), () -> each.run("reach", tenant -> {})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("may not be started by tenant");
  }

  private static TenantEntry tenant(String slug, TenantState state) {
    return Directories.tenant(slug, "Europe/Brussels", state);
  }
}
