package org.wattline.tenancy.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.DatabaseAccess;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.jdbc.PostgresTenantLogin;
import org.wattline.tenancy.schema.SchemaContribution;
import org.wattline.tenancy.schema.TenantSchema;
import org.wattline.tenancy.secrets.MasterKeys;
import org.wattline.tenancy.secrets.SecretVault;

/**
 * Two suppliers, Acme (Flemish) and Bolt (Californian), each with its own login role and a schema
 * migrated by every contribution on the class path: made with the same statements as in production.
 */
public final class TwoTenants {
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** The migrator's own table, of which the role sees nothing. */
  private static final String HISTORY = "schema_history";

  private final TestDatabase database = TestDatabase.shared();
  private final TestClock clock = new TestClock();
  private final TestTokens tokens = TestTokens.start(clock);
  private final TestDirectory directory = new TestDirectory();
  private final Path masterKeyFile;
  private final SecretVault vault;
  private final Collection<SchemaContribution> contributions;
  private final TenantEntry acme;
  private final TenantEntry bolt;

  private TwoTenants(Collection<SchemaContribution> contributions) {
    try {
      this.masterKeyFile =
          Files.createTempDirectory("wattline-test").resolve("master.key").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.vault = new SecretVault(MasterKeys.readOrCreate(masterKeyFile));
    this.contributions = List.copyOf(contributions);
    this.acme = create(TestDirectory.tenant("acme"));
    this.bolt = create(TestDirectory.tenant("bolt").american());
  }

  /** The JVM's two, made on first use. */
  public static TwoTenants shared() {
    return Shared.INSTANCE;
  }

  /** Two of their own, with these contributions: for tests of the fixture and of migrations. */
  public static TwoTenants with(SchemaContribution... contributions) {
    return new TwoTenants(List.of(contributions));
  }

  /** The Flemish one. */
  public TenantEntry acme() {
    return directory.byId(acme.id()).orElse(acme);
  }

  /** The Californian one. */
  public TenantEntry bolt() {
    return directory.byId(bolt.id()).orElse(bolt);
  }

  /** The one that is not this one. */
  public TenantEntry neighbourOf(TenantEntry tenant) {
    return tenant.id().equals(acme.id()) ? bolt() : acme();
  }

  public TestDatabase database() {
    return database;
  }

  public TestDirectory directory() {
    return directory;
  }

  public TestClock clock() {
    return clock;
  }

  public TestTokens tokens() {
    return tokens;
  }

  public SecretVault vault() {
    return vault;
  }

  public Path masterKeyFile() {
    return masterKeyFile;
  }

  /** Where and how services log in. */
  public PostgresTenantLogin.Server server() {
    return new PostgresTenantLogin.Server(
        database.host(),
        database.port(),
        TestDatabase.DATABASE,
        "test",
        CONNECT,
        STATEMENT_TIMEOUT.multipliedBy(2));
  }

  /** Runs work as a tenant and returns its result. */
  public <T extends @Nullable Object, X extends Throwable> T as(
      TenantEntry tenant, ScopedValue.CallableOp<? extends T, X> work) throws X {
    return TenantScope.<T, X>call(tenant.id(), work);
  }

  /** A connection as the tenant's role, straight from the driver. */
  public Connection connection(TenantEntry tenant) throws SQLException {
    return new PostgresTenantLogin(server(), vault).open(tenant);
  }

  /** One more tenant, with role, schema and migrations, in the directory at once. */
  public TenantEntry create(String slug) {
    return create(TestDirectory.tenant(slug));
  }

  /** Takes a tenant made by {@link #create} away again. */
  public void remove(TenantEntry tenant) {
    directory.remove(tenant.id());
    try (Connection control = database.control()) {
      new TenantSchema(tenant.id()).drop(control);
    } catch (SQLException e) {
      throw new IllegalStateException("Tenant " + tenant.slug() + " could not be removed", e);
    }
  }

  private TenantEntry create(TestDirectory.Tenant tenant) {
    TenantEntry asked = tenant.build();
    TenantId id = asked.id();
    String key = vault.newTenantKey(id);
    String password = UUID.randomUUID().toString();
    TenantSchema schema = new TenantSchema(id);
    int version =
        contributions.stream().mapToInt(SchemaContribution::currentVersion).max().orElse(0);
    try (Connection control = database.control()) {
      schema.createRole(control, password, STATEMENT_TIMEOUT);
      schema.createSchema(control);
      for (SchemaContribution contribution : contributions) {
        migrate(control, schema, contribution, asked.market());
      }
      schema.grant(control, contributions, Set.of(HISTORY));
    } catch (SQLException e) {
      throw new IllegalStateException("Tenant " + asked.slug() + " could not be made", e);
    }
    TenantEntry made =
        tenant
            .id(id)
            .database(
                new DatabaseAccess(
                    schema.name(),
                    key,
                    vault.seal(id, key, SecretVault.DATABASE_PASSWORD, password),
                    version))
            .build();
    directory.put(made);
    return Objects.requireNonNull(made);
  }

  /** As the control plane does: each file whole, in the tenant's schema, in one transaction. */
  private static void migrate(
      Connection control, TenantSchema schema, SchemaContribution contribution, String market)
      throws SQLException {
    control.setAutoCommit(false);
    try (Statement statement = control.createStatement()) {
      statement.execute("set local search_path = " + schema.name());
      statement.execute("create table if not exists " + HISTORY + " (script text primary key)");
      statement.setEscapeProcessing(false);
      for (Resource script : scripts(contribution.locations(), "V*__*.sql")) {
        run(statement, script);
      }
      for (Resource script : scripts(contribution.marketLocations(market), "R__*.sql")) {
        run(statement, script);
      }
      control.commit();
    } finally {
      control.rollback();
      control.setAutoCommit(true);
    }
  }

  private static void run(Statement statement, Resource script) throws SQLException {
    try {
      statement.execute(script.getContentAsString(StandardCharsets.UTF_8));
      statement.execute("insert into " + HISTORY + " values ('" + script.getFilename() + "')");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new SQLException(script.getFilename() + ": " + e.getMessage(), e.getSQLState(), e);
    }
  }

  /** Versions have leading zeros, so that names sort as they apply. */
  private static List<Resource> scripts(List<String> locations, String pattern) {
    var resolver = new PathMatchingResourcePatternResolver();
    return locations.stream()
        .flatMap(
            location -> {
              try {
                String all = location.replaceFirst("^classpath:", "classpath*:");
                return Arrays.stream(resolver.getResources(all + "/" + pattern));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .filter(script -> !String.valueOf(script.getFilename()).endsWith(".assert.sql"))
        .sorted(Comparator.comparing(script -> String.valueOf(script.getFilename())))
        .toList();
  }

  /** Every schema of a tenant of this fixture. */
  Set<String> schemas() {
    return directory.all().stream()
        .map(tenant -> tenant.id().databaseName())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static final class Shared {
    static final TwoTenants INSTANCE = new TwoTenants(SchemaContribution.all());
  }
}
