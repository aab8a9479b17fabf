package org.wattline.tenancy.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.TenantId;

class TenantKeyTest {
  private static final TenantId ACME = new TenantId(UUID.randomUUID());
  private static final TenantId BOLT = new TenantId(UUID.randomUUID());

  private final MasterKeys masters = MasterKeys.generate();

  @Test
  void everyTenantHasAKeyOfItsOwn() {
    TenantKey acme = TenantKey.generate(ACME, 1);
    TenantKey bolt = TenantKey.generate(BOLT, 1);

    assertThat(acme.bytes()).hasSize(32).isNotEqualTo(bolt.bytes());
    assertThat(TenantKey.generate(ACME, 2).bytes()).isNotEqualTo(acme.bytes());
  }

  @Test
  void aTenantsWrappedKeyOpensForNoOther() {
    String wrapped = TenantKey.generate(ACME, 1).wrap(masters);

    assertThat(TenantKey.unwrap(masters, ACME, wrapped).version()).isEqualTo(1);
    assertThatThrownBy(() -> TenantKey.unwrap(masters, BOLT, wrapped))
        .isInstanceOf(SecretException.class);
  }
}
