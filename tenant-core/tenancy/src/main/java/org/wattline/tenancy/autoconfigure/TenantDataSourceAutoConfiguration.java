package org.wattline.tenancy.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.jdbc.DatabaseHealth;
import org.wattline.tenancy.jdbc.PlatformDataSource;
import org.wattline.tenancy.jdbc.PoolLimits;
import org.wattline.tenancy.jdbc.PoolObserver;
import org.wattline.tenancy.jdbc.PostgresTenantLogin;
import org.wattline.tenancy.jdbc.SchemaVersions;
import org.wattline.tenancy.jdbc.TenantDataSource;
import org.wattline.tenancy.jdbc.TenantLogin;
import org.wattline.tenancy.jdbc.TenantPoolMetrics;
import org.wattline.tenancy.secrets.SecretVault;

/**
 * Wall five, where {@code wattline.datasource.host} is set: the tenant-aware data source as the one
 * that Spring uses, and beside it the platform's where {@code
 * wattline.platform-datasource.username} is set.
 */
@AutoConfiguration(
    after = {DirectoryAutoConfiguration.class, SecretsAutoConfiguration.class},
    afterName =
        "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
    beforeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({AbstractDataSource.class, HikariDataSource.class, PGSimpleDataSource.class})
@ConditionalOnProperty("wattline.datasource.host")
@EnableConfigurationProperties(WattlineProperties.class)
public class TenantDataSourceAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  PostgresTenantLogin.Server databaseServer(
      WattlineProperties properties, Environment environment) {
    WattlineProperties.Datasource settings = properties.datasource();
    String name = settings.applicationName();
    return new PostgresTenantLogin.Server(
        Objects.requireNonNull(settings.host()),
        settings.port(),
        settings.database(),
        name == null ? environment.getProperty("spring.application.name", "wattline") : name,
        settings.connectTimeout(),
        settings.socketTimeout());
  }

  @Bean
  @ConditionalOnProperty("wattline.platform-datasource.username")
  @ConditionalOnMissingBean
  PlatformDataSource platformDataSource(
      PostgresTenantLogin.Server server, WattlineProperties properties) {
    WattlineProperties.PlatformDatasource settings = properties.platformDatasource();
    return new PlatformDataSource(
        server,
        Objects.requireNonNull(settings.username()),
        password(settings),
        settings.maxConnections(),
        properties.datasource().pool().acquireTimeout());
  }

  private static String password(WattlineProperties.PlatformDatasource settings) {
    Path file = settings.passwordFile();
    if (file == null) {
      return Objects.requireNonNullElse(settings.password(), "");
    }
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "wattline.platform-datasource.password-file " + file + " cannot be read", e);
    }
  }

  /** Only where the master key is: a service without it cannot log in as a tenant. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBean({SecretVault.class, TenantDirectory.class})
  static class OfTenants {

    @Bean
    @ConditionalOnMissingBean
    TenantLogin tenantLogin(PostgresTenantLogin.Server server, SecretVault vault) {
      return new PostgresTenantLogin(server, vault);
    }

    @Bean
    @Primary
    @ConditionalOnMissingBean
    TenantDataSource tenantDataSource(
        TenantDirectory directory,
        TenantLogin login,
        WattlineProperties properties,
        ObjectProvider<SchemaVersions> versions,
        ObjectProvider<PoolObserver> observers) {
      WattlineProperties.Pool pool = properties.datasource().pool();
      PoolObserver observer = observers.getIfAvailable(() -> PoolObserver.NONE);
      return new TenantDataSource(
          directory,
          login,
          new PoolLimits(
              pool.maxConnections(),
              pool.maxPerTenant(),
              pool.acquireTimeout(),
              pool.connectionIdle(),
              pool.poolIdle(),
              pool.maxLifetime()),
          versions.getIfAvailable(() -> SchemaVersions.ANY),
          observer);
    }
  }

  /** The pools in the metrics. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterRegistry.class)
  static class Metrics {

    @Bean
    @ConditionalOnBean(MeterRegistry.class)
    @ConditionalOnMissingBean(PoolObserver.class)
    TenantPoolMetrics tenantPoolMetrics(MeterRegistry registry) {
      return new TenantPoolMetrics(registry);
    }

    @Bean
    SmartInitializingSingleton tenantPoolTotals(
        ObjectProvider<TenantPoolMetrics> metrics, ObjectProvider<TenantDataSource> source) {
      return () -> metrics.ifAvailable(to -> source.ifAvailable(to::watch));
    }
  }

  /** Whether the database answers; a dead one makes the service unready, not dead. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  static class Health {

    @Bean
    DatabaseHealth databaseHealthIndicator(PostgresTenantLogin.Server server) {
      return new DatabaseHealth(server);
    }
  }
}
