package org.wattline.tenancy.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.cache.Cache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.wattline.tenancy.NoTenantBoundException;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;

class TenantCacheManagerTest {
  private static final TenantId ACME = new TenantId(UUID.randomUUID());
  private static final TenantId BOLT = new TenantId(UUID.randomUUID());

  private final Cache cache =
      Objects.requireNonNull(
          new TenantCacheManager(new ConcurrentMapCacheManager()).getCache("tariffs"));

  @Test
  void whatOneTenantPutsAnotherDoesNotGet() {
    TenantScope.run(ACME, () -> cache.put("k", "acme's"));

    assertThat(read(ACME)).isEqualTo("acme's");
    assertThat(read(BOLT)).isNull();
    assertThat(TenantScope.call(BOLT, () -> cache.get("k", () -> "bolt's"))).isEqualTo("bolt's");
    assertThat(TenantScope.call(BOLT, () -> cache.putIfAbsent("k", "other"))).isNotNull();
    assertThat(read(ACME)).isEqualTo("acme's");
  }

  @Test
  void whatOneTenantEvictsAnotherKeeps() {
    TenantScope.run(ACME, () -> cache.put("k", "acme's"));
    TenantScope.run(BOLT, () -> cache.put("k", "bolt's"));

    TenantScope.run(ACME, () -> cache.evict("k"));
    assertThat(TenantScope.call(ACME, () -> cache.evictIfPresent("k"))).isFalse();

    assertThat(read(ACME)).isNull();
    assertThat(read(BOLT)).isEqualTo("bolt's");
  }

  @Test
  void withoutATenantNothingIsReadOrWritten() {
    assertThatThrownBy(() -> cache.get("k")).isInstanceOf(NoTenantBoundException.class);
    assertThatThrownBy(() -> cache.put("k", "v")).isInstanceOf(NoTenantBoundException.class);
    assertThatThrownBy(() -> cache.evict("k")).isInstanceOf(NoTenantBoundException.class);
  }

  private @Nullable Object read(TenantId tenant) {
    return TenantScope.<@Nullable Object, RuntimeException>call(
        tenant, () -> cache.get("k", Object.class));
  }
}
