package org.wattline.tenancy.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.NoTenantBoundException;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;

class TenantKeysTest {
  private static final TenantId ACME = new TenantId(UUID.randomUUID());
  private static final TenantId BOLT = new TenantId(UUID.randomUUID());

  @Test
  void aKeyBeginsWithItsTenant() {
    String acme = TenantScope.call(ACME, () -> TenantKeys.key("rate", "subject-1"));
    String bolt = TenantScope.call(BOLT, () -> TenantKeys.key("rate", "subject-1"));

    assertThat(acme).isEqualTo("wattline:t:" + ACME + ":rate:subject-1").isNotEqualTo(bolt);
    assertThat(acme).startsWith(TenantKeys.prefix(ACME));
  }

  @Test
  void withoutATenantThereIsNoKey() {
    assertThatThrownBy(() -> TenantKeys.key("rate")).isInstanceOf(NoTenantBoundException.class);
  }

  @Test
  void noPartReachesIntoAnothersPlace() {
    Set<String> keys = new HashSet<>();
    List<String[]> parts =
        List.of(
            new String[] {"a:b", "c"},
            new String[] {"a", "b:c"},
            new String[] {"a", "b", "c"},
            new String[] {"a%3Ab", "c"},
            new String[] {"a", "", "b", "c"},
            new String[] {"*"},
            new String[] {"\n"});
    for (String[] one : parts) {
      String key = TenantKeys.of(ACME, "p", one);
      assertThat(keys.add(key)).as(key).isTrue();
      assertThat(key).doesNotContain("\n").startsWith(TenantKeys.prefix(ACME));
    }
    String hostile = ":" + BOLT;
    assertThat(TenantKeys.of(ACME, "p", hostile)).doesNotContain(":" + BOLT);
  }

  @Test
  void aKeyHasALimit() {
    assertThatThrownBy(() -> TenantKeys.of(ACME, "p", "x".repeat(600)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
