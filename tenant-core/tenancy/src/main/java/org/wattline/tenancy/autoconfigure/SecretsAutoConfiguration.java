package org.wattline.tenancy.autoconfigure;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.wattline.tenancy.secrets.HttpTenantSecrets;
import org.wattline.tenancy.secrets.MasterKeyFile;
import org.wattline.tenancy.secrets.SecretVault;
import org.wattline.tenancy.secrets.TenantSecrets;

/** The vault and what it opens, where {@code wattline.master-key-file} is set. */
@AutoConfiguration(after = DirectoryAutoConfiguration.class)
@ConditionalOnProperty("wattline.master-key-file")
@EnableConfigurationProperties(WattlineProperties.class)
public class SecretsAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  SecretVault secretVault(WattlineProperties properties) {
    Path file = Objects.requireNonNull(properties.masterKeyFile());
    return new SecretVault(new MasterKeyFile(file));
  }

  /** Tenants' own secrets, where the control plane is known. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("wattline.directory.url")
  TenantSecrets tenantSecrets(WattlineProperties properties, SecretVault vault, Clock clock) {
    WattlineProperties.Directory settings = properties.directory();
    return new HttpTenantSecrets(
        Objects.requireNonNull(settings.url()).resolve("/internal/secrets"),
        settings.token(),
        settings.timeout(),
        vault,
        clock);
  }
}
