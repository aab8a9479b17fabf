package org.wattline.tenancy.test;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.DatabaseAccess;
import org.wattline.tenancy.directory.DirectorySnapshot;
import org.wattline.tenancy.directory.HostBinding;
import org.wattline.tenancy.directory.PlatformEntry;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.directory.SnapshotTenantDirectory;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantLimits;
import org.wattline.tenancy.directory.TenantState;

/** A directory in memory whose tenants a test adds, suspends and removes. */
public final class TestDirectory implements TenantDirectory {
  /** The addresses of every test: {@code <slug>.localhost:8080}. */
  public static final PublicAddress ADDRESS = new PublicAddress("localhost", "http", 8080);

  public static final PlatformEntry PLATFORM =
      new PlatformEntry(
          ADDRESS.platformHost(), ADDRESS.authHost(), "platform", ADDRESS.issuer("platform"));

  private final SnapshotTenantDirectory directory = new SnapshotTenantDirectory();

  public TestDirectory(TenantEntry... tenants) {
    publish(Arrays.asList(tenants));
  }

  /** A tenant that needs no more than its slug; Flemish unless changed. */
  public static Tenant tenant(String slug) {
    return new Tenant(slug);
  }

  /** Adds the tenant, or replaces the one of the same id. */
  public synchronized void put(TenantEntry tenant) {
    var tenants = new ArrayList<>(all());
    tenants.removeIf(other -> other.id().equals(tenant.id()));
    tenants.add(tenant);
    publish(tenants);
  }

  public synchronized void remove(TenantId id) {
    publish(all().stream().filter(tenant -> !tenant.id().equals(id)).toList());
  }

  /** Gives the tenant another state. */
  public synchronized void state(TenantId id, TenantState state, @Nullable String reason) {
    TenantEntry t = byId(id).orElseThrow();
    put(
        new TenantEntry(
            t.id(),
            t.slug(),
            t.legalName(),
            t.market(),
            t.currency(),
            t.zone(),
            t.locales(),
            t.brand(),
            state,
            reason,
            t.portalHosts(),
            t.consoleHosts(),
            t.realm(),
            t.issuer(),
            t.cell(),
            t.database(),
            t.limits()));
  }

  private void publish(List<TenantEntry> tenants) {
    directory.offer(
        new DirectorySnapshot(directory.version() + 1, Instant.EPOCH, PLATFORM, tenants));
  }

  @Override
  public Optional<HostBinding> byHost(String host) {
    return directory.byHost(host);
  }

  @Override
  public Optional<TenantEntry> byIssuer(String issuer) {
    return directory.byIssuer(issuer);
  }

  @Override
  public Optional<TenantEntry> byId(TenantId id) {
    return directory.byId(id);
  }

  @Override
  public List<TenantEntry> all() {
    return directory.all();
  }

  @Override
  public PlatformEntry platform() {
    return directory.platform();
  }

  @Override
  public long version() {
    return directory.version();
  }

  @Override
  public void onChange(Runnable listener) {
    directory.onChange(listener);
  }

  /** The snapshot in use: to be served as the control plane would. */
  public DirectorySnapshot snapshot() {
    return directory.snapshot().orElseThrow();
  }

  /** A tenant under construction. */
  public static final class Tenant {
    private final String slug;
    private TenantId id;
    private String market = "BE-VLG";
    private Currency currency = Currency.getInstance("EUR");
    private ZoneId zone = ZoneId.of("Europe/Brussels");
    private List<Locale> locales = List.of(Locale.of("nl"), Locale.of("fr"), Locale.of("en"));
    private TenantState state = TenantState.READY;
    private @Nullable DatabaseAccess database;
    private TenantLimits limits = TenantLimits.NONE;

    private Tenant(String slug) {
      this.slug = slug;
      this.id = new TenantId(UUID.randomUUID());
    }

    public Tenant id(TenantId value) {
      id = value;
      return this;
    }

    public Tenant state(TenantState value) {
      state = value;
      return this;
    }

    public Tenant database(DatabaseAccess value) {
      database = value;
      return this;
    }

    public Tenant limits(TenantLimits value) {
      limits = value;
      return this;
    }

    /** A Californian supplier. */
    public Tenant american() {
      market = "US-CA";
      currency = Currency.getInstance("USD");
      zone = ZoneId.of("America/Los_Angeles");
      locales = List.of(Locale.of("en"));
      return this;
    }

    public TenantEntry build() {
      String name = slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1);
      return new TenantEntry(
          Objects.requireNonNull(id),
          slug,
          name + " NV",
          market,
          currency,
          zone,
          locales,
          new Brand(name, "#0b6e4f", null, "help@" + slug + ".example", null),
          state,
          null,
          List.of(ADDRESS.portalHost(slug)),
          List.of(ADDRESS.consoleHost(slug)),
          slug,
          ADDRESS.issuer(slug),
          "cell-1",
          database,
          limits);
    }
  }
}
