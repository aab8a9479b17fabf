package org.wattline.tenancy.vaadin.test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.DirectorySnapshot;
import org.wattline.tenancy.directory.PlatformEntry;
import org.wattline.tenancy.directory.SnapshotTenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantState;

/** A directory with a Flemish and a Californian supplier. */
public final class TwoSuppliers {
  public static final TenantId ZON = TenantId.parse("0192f0a0-0000-7000-8000-000000000001");
  public static final TenantId GOLD = TenantId.parse("0192f0a0-0000-7000-8000-000000000002");
  private final SnapshotTenantDirectory directory = new SnapshotTenantDirectory();

  /**
   * @param issuerBase what realms' issuers begin with, such as {@code
   *     http://auth.localhost:8080/realms/}
   */
  public TwoSuppliers(String issuerBase) {
    TenantEntry zon =
        new TenantEntry(
            ZON,
            "zonnestroom",
            "Zonnestroom NV",
            "BE-VLG",
            Currency.getInstance("EUR"),
            ZoneId.of("Europe/Brussels"),
            List.of(Locale.forLanguageTag("nl"), Locale.FRENCH, Locale.ENGLISH),
            new Brand(
                "Zonnestroom", "#0b6e4f", null, "hallo@zonnestroom.example", "+32 3 123 45 67"),
            TenantState.READY,
            null,
            List.of("zonnestroom.localhost"),
            List.of("zonnestroom-staff.localhost"),
            "zonnestroom",
            issuerBase + "zonnestroom",
            "one",
            null);
    TenantEntry gold =
        new TenantEntry(
            GOLD,
            "goldengrid",
            "Golden Grid Energy LLC",
            "US-CA",
            Currency.getInstance("USD"),
            ZoneId.of("America/Los_Angeles"),
            List.of(Locale.forLanguageTag("en-US")),
            new Brand("Golden Grid", "#7a3e9d", null, null, "+1 415 555 0100"),
            TenantState.READY,
            null,
            List.of("goldengrid.localhost"),
            List.of("goldengrid-staff.localhost"),
            "goldengrid",
            issuerBase + "goldengrid",
            "one",
            null);
    directory.offer(
        new DirectorySnapshot(
            1,
            Instant.EPOCH,
            new PlatformEntry(
                "platform.localhost", "auth.localhost", "platform", issuerBase + "platform"),
            List.of(zon, gold)));
  }

  public SnapshotTenantDirectory directory() {
    return directory;
  }
}
