package org.wattline.controlplane;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wattline.controlplane.api.PrivateKeyJwt;
import org.wattline.controlplane.identity.IdentitySettings;
import org.wattline.controlplane.identity.KeycloakAdmin;
import org.wattline.controlplane.identity.RealmTemplate;
import org.wattline.controlplane.identity.Realms;
import org.wattline.controlplane.schema.MarketPacks;
import org.wattline.controlplane.schema.SchemaStream;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.directory.SnapshotTenantDirectory;

/** The parts that Spring does not find by itself. */
@Configuration(proxyBeanMethods = false)
class ControlPlaneConfiguration {

  /** Served from the registry, not asked of another control plane. */
  @Bean
  SnapshotTenantDirectory tenantDirectory() {
    return new SnapshotTenantDirectory();
  }

  @Bean
  SchemaStream schemaStream() {
    return SchemaStream.onClassPath();
  }

  @Bean
  MarketPacks marketPacks() {
    return MarketPacks.onClassPath();
  }

  @Bean
  KeycloakAdmin keycloakAdmin(IdentitySettings settings, PublicAddress address, Clock clock) {
    IdentitySettings.Keycloak keycloak = settings.keycloak();
    Path keyFile = keycloak.adminKeyFile();
    if (keyFile == null) {
      throw new IllegalStateException(
          "Set wattline.keycloak.admin-key-file to the control plane's private key for Keycloak");
    }
    return new KeycloakAdmin(
        keycloak.backchannel(),
        address.issuer("master"),
        PrivateKeyJwt.of(keycloak.adminClientId(), keyFile, clock),
        keycloak.adminTimeout(),
        clock);
  }

  @Bean
  RealmTemplate realmTemplate(PublicAddress address, IdentitySettings settings) {
    return new RealmTemplate(address, settings);
  }

  @Bean
  Realms realms(KeycloakAdmin keycloak, RealmTemplate template) {
    return new Realms(keycloak, template);
  }

  /** A registry that a newer build has migrated is not for this one. */
  @Bean
  FlywayConfigurationCustomizer refuseNewerRegistry() {
    return configuration -> configuration.ignoreMigrationPatterns(new String[0]);
  }
}
