package org.wattline.tenancy.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.TenantId;

class DirectoryJsonTest {

  @Test
  void aSnapshotReadsBackAsItWasWritten() {
    DirectorySnapshot snapshot =
        new DirectorySnapshot(
            41,
            Instant.parse("2026-03-01T10:15:30.123456Z"),
            new PlatformEntry("platform.localhost", "auth.localhost", "platform", "http://a/p"),
            List.of(
                new TenantEntry(
                    new TenantId(UUID.randomUUID()),
                    "acme",
                    "Acmé N.V.",
                    "BE-VLG",
                    Currency.getInstance("EUR"),
                    ZoneId.of("Europe/Brussels"),
                    List.of(Locale.forLanguageTag("nl-BE"), Locale.forLanguageTag("zh-Hant-TW")),
                    new Brand("Acmé", "#0b6e4f", "data:image/png;base64,AA==", null, "+32 2"),
                    TenantState.SUSPENDED,
                    "unpaid",
                    List.of("acme.localhost"),
                    List.of("acme-staff.localhost"),
                    "acme",
                    "http://a/acme",
                    "cell-1",
                    null,
                    new TenantLimits(600, null))));

    assertThat(DirectoryJson.read(DirectoryJson.write(snapshot))).isEqualTo(snapshot);
  }

  @Test
  void fieldsOfALaterVersionArePassedOver() {
    byte[] later =
        """
        {"version": 1, "publishedAt": "2026-03-01T10:15:30Z", "colour": "new",
         "platform": {"host": "p", "authHost": "a", "realm": "platform", "issuer": "i", "more": 1},
         "tenants": []}
        """
            .getBytes(StandardCharsets.UTF_8);

    assertThat(DirectoryJson.read(later).version()).isEqualTo(1);
  }

  @Test
  void aTenantOfAnEarlierVersionHasNoLimitsOfItsOwn() {
    byte[] earlier =
        """
        {"version": 1, "publishedAt": "2026-03-01T10:15:30Z",
         "platform": {"host": "p", "authHost": "a", "realm": "platform", "issuer": "i"},
         "tenants": [{"id": "6f1c2b1e-0d0a-4a51-9b6f-3a5e3f1c2b1e", "slug": "acme", "legalName": "Acme",
           "market": "BE-VLG", "currency": "EUR", "zone": "Europe/Brussels", "locales": ["nl"],
           "brand": {"displayName": "Acme", "primaryColor": "#000000"}, "state": "READY",
           "portalHosts": [], "consoleHosts": [], "realm": "acme", "issuer": "i", "cell": "one"}]}
        """
            .getBytes(StandardCharsets.UTF_8);

    assertThat(DirectoryJson.read(earlier).tenants().getFirst().limits())
        .isEqualTo(TenantLimits.NONE);
  }

  @Test
  void whatIsNoSnapshotIsRefusedWithItsBeginning() {
    assertThatThrownBy(() -> DirectoryJson.read("[1]".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begins with: [1]");
    assertThatThrownBy(() -> DirectoryJson.read("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
