package org.wattline.tenancy.autoconfigure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The library's properties.
 *
 * @param masterKeyFile the master keys; for services that open tenants' secrets
 */
@ConfigurationProperties("wattline")
public record WattlineProperties(
    @DefaultValue Directory directory,
    @DefaultValue Keycloak keycloak,
    @Name("public") @DefaultValue Public publicAddress,
    @DefaultValue Security security,
    @DefaultValue Datasource datasource,
    @DefaultValue PlatformDatasource platformDatasource,
    @Nullable Path masterKeyFile) {

  /**
   * Where the directory comes from.
   *
   * @param url the control plane's {@code /internal/directory}
   * @param token that the control plane expects
   * @param cacheFile where the last good snapshot is kept
   */
  public record Directory(
      @Nullable URI url,
      @DefaultValue("") String token,
      @Nullable Path cacheFile,
      @DefaultValue("15s") Duration poll,
      @DefaultValue("5s") Duration timeout) {}

  /**
   * Where Keycloak is.
   *
   * @param backchannel Keycloak's address inside the installation
   */
  public record Keycloak(
      @DefaultValue("http://127.0.0.1:8085") URI backchannel,
      @DefaultValue("3s") Duration timeout) {}

  /** How the gateway is reached from outside. */
  public record Public(
      @DefaultValue("localhost") String domain,
      @DefaultValue("http") String scheme,
      @DefaultValue("8080") int port) {}

  /**
   * Who is let in.
   *
   * @param realms whose tokens are taken: {@code tenants} or {@code platform}; none: no security is
   *     configured
   * @param publicPaths that need no token
   */
  public record Security(
      @Nullable Realms realms, @DefaultValue("/api/v1/openapi.json") List<String> publicPaths) {}

  /** Whose tokens a service takes. Named here, so that properties bind where no security is. */
  public enum Realms {
    TENANTS,
    PLATFORM
  }

  /**
   * The database server, for tenants and platform alike.
   *
   * @param applicationName shown to the database's operator
   * @param connectTimeout for connecting and logging in
   * @param socketTimeout for one answer of the database
   */
  public record Datasource(
      @Nullable String host,
      @DefaultValue("5432") int port,
      @DefaultValue("wattline") String database,
      @Nullable String applicationName,
      @DefaultValue("5s") Duration connectTimeout,
      @DefaultValue("5m") Duration socketTimeout,
      @DefaultValue Pool pool) {}

  /**
   * See {@link org.wattline.tenancy.jdbc.PoolLimits}.
   *
   * @param maxConnections below the server's {@code max_connections}, shared by all replicas
   */
  public record Pool(
      @DefaultValue("80") int maxConnections,
      @DefaultValue("8") int maxPerTenant,
      @DefaultValue("5s") Duration acquireTimeout,
      @DefaultValue("2m") Duration connectionIdle,
      @DefaultValue("10m") Duration poolIdle,
      @DefaultValue("30m") Duration maxLifetime) {}

  /**
   * The platform's own login.
   *
   * @param passwordFile preferred over {@code password}
   */
  public record PlatformDatasource(
      @Nullable String username,
      @Nullable String password,
      @Nullable Path passwordFile,
      @DefaultValue("8") int maxConnections) {}
}
