package org.wattline.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TenantScopeTest {
  private static final TenantId ACME = new TenantId(UUID.randomUUID());
  private static final TenantId BOLT = new TenantId(UUID.randomUUID());

  @Test
  void thereIsNoTenantUnlessOneIsBound() {
    assertThat(TenantScope.find()).isEmpty();
    assertThatThrownBy(TenantScope::current).isInstanceOf(NoTenantBoundException.class);
  }

  @Test
  void theTenantIsBoundForTheLengthOfACallWhateverItsEnd() {
    assertThat(TenantScope.call(ACME, TenantScope::current)).isEqualTo(ACME);
    assertThatThrownBy(
            () ->
                TenantScope.run(
                    ACME,
                    () -> {
                      throw new IllegalStateException("ended badly");
                    }))
        .hasMessage("ended badly");
    assertThat(TenantScope.find()).isEmpty();
  }

  @Test
  void workNeverChangesHandsInTheMiddle() {
    TenantScope.run(
        ACME,
        () -> {
          assertThatThrownBy(() -> TenantScope.run(BOLT, () -> {}))
              .isInstanceOf(TenantScopeConflictException.class);
          TenantScope.run(ACME, () -> assertThat(TenantScope.current()).isEqualTo(ACME));
        });
  }

  @Test
  void aThreadDoesNotInheritTheTenantButGetsItCarried() throws InterruptedException {
    var inherited = new AtomicReference<Boolean>();
    var carried = new AtomicReference<TenantId>();
    Thread[] threads = new Thread[2];
    TenantScope.run(
        ACME,
        () -> {
          threads[0] =
              Thread.startVirtualThread(() -> inherited.set(TenantScope.find().isPresent()));
          threads[1] =
              Thread.startVirtualThread(
                  TenantScope.carried(() -> carried.set(TenantScope.current())));
        });
    threads[0].join();
    threads[1].join();

    assertThat(inherited.get()).isFalse();
    assertThat(carried.get()).isEqualTo(ACME);
  }
}
