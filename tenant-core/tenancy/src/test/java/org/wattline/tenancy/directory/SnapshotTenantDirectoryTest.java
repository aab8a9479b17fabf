package org.wattline.tenancy.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.TenantId;

class SnapshotTenantDirectoryTest {
  private static final TenantEntry ACME = tenant("acme", TenantState.READY);
  private static final TenantEntry BOLT = tenant("bolt", TenantState.READY);
  private static final TenantEntry GONE = tenant("gone", TenantState.OFFBOARDED);

  private final SnapshotTenantDirectory directory = new SnapshotTenantDirectory();

  @BeforeEach
  void takeASnapshot() {
    directory.offer(
        new DirectorySnapshot(
            1,
            Instant.parse("2026-01-01T00:00:00Z"),
            new PlatformEntry(
                "platform.localhost", "auth.localhost", "platform", "http://auth/platform"),
            List.of(ACME, BOLT, GONE)));
  }

  @Test
  void everyHostLeadsToItsOwnTenantAndKindOfInterface() {
    for (TenantEntry tenant : List.of(ACME, BOLT)) {
      assertThat(directory.byHost(tenant.slug() + ".localhost"))
          .contains(new HostBinding.Portal(tenant));
      assertThat(directory.byHost(tenant.slug() + "-staff.localhost"))
          .contains(new HostBinding.Console(tenant));
    }
  }

  @Test
  void everyIssuerAndIdIsItsOwnTenants() {
    for (TenantEntry tenant : List.of(ACME, BOLT)) {
      assertThat(directory.byIssuer(tenant.issuer())).contains(tenant);
      assertThat(directory.byId(tenant.id())).contains(tenant);
    }
  }

  @Test
  void anOffboardedTenantIsKnownByItsIdAlone() {
    assertThat(directory.byId(GONE.id())).contains(GONE);
    assertThat(directory.byHost("gone.localhost")).isEmpty();
    assertThat(directory.byHost("gone-staff.localhost")).isEmpty();
    assertThat(directory.byIssuer(GONE.issuer())).isEmpty();
  }

  private static TenantEntry tenant(String slug, TenantState state) {
    return new TenantEntry(
        new TenantId(UUID.randomUUID()),
        slug,
        slug + " NV",
        "BE-VLG",
        Currency.getInstance("EUR"),
        ZoneId.of("Europe/Brussels"),
        List.of(Locale.forLanguageTag("nl-BE")),
        new Brand(slug, "#0b6e4f", null, null, null),
        state,
        null,
        List.of(slug + ".localhost"),
        List.of(slug + "-staff.localhost"),
        slug,
        "http://auth/" + slug,
        "cell-1",
        new DatabaseAccess("t_" + slug, "1:tk1.1.x", "sv1.1.x", 1));
  }
}
