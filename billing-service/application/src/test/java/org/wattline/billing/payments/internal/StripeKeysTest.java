package org.wattline.billing.payments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.secrets.TenantSecrets;
import org.wattline.tenancy.test.TestDirectory;
import org.wattline.tenancy.time.BusinessClock;

/** While business time is behind the machine's, no money moves. */
class StripeKeysTest {
  private static final Clock MACHINE =
      Clock.fixed(Instant.parse("2026-03-28T12:00:00Z"), ZoneOffset.UTC);

  private final BusinessClock behind =
      BusinessClock.startingAt(Instant.parse("2025-03-28T12:00:00Z"), MACHINE);
  private final TestDirectory directory = new TestDirectory();
  private final TenantEntry acme = TestDirectory.tenant("acme").build();

  private StripeKeys keys(String installations, String suppliers, BusinessClock clock) {
    directory.put(acme);
    TenantSecrets secrets =
        (tenant, prefix) -> suppliers.isEmpty() ? Map.of() : Map.of("stripe.api-key", suppliers);
    return new StripeKeys(
        new StripeSettings(
            installations,
            "",
            new StripeSettings.StandIn(null, ""),
            Duration.ofSeconds(20),
            BigDecimal.TEN),
        directory,
        new StaticListableBeanFactory(Map.of("secrets", secrets))
            .getBeanProvider(TenantSecrets.class),
        clock);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk_live_1", "rk_live_1"})
  void aLiveKeyOfTheInstallationDoesNotStart(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keys(key, "", behind))
        .withMessageContaining("live key");
    assertThat(keys(key, "", BusinessClock.following(MACHINE))).isNotNull();
  }

  @Test
  void aSuppliersOwnLiveKeyIsNotUsedUntilItCaughtUp() {
    StripeKeys keys = keys("", "sk_live_1", behind);

    assertThat(TenantScope.call(acme.id(), () -> keys.find() == null)).isTrue();

    behind.catchUp();
    assertThat(TenantScope.call(acme.id(), () -> keys.find() == null)).isFalse();
  }

  @Test
  void aTestKeyIsUsed() {
    StripeKeys keys = keys("sk_test_1", "", behind);

    assertThat(TenantScope.call(acme.id(), () -> keys.require().apiKey())).isEqualTo("sk_test_1");
  }
}
