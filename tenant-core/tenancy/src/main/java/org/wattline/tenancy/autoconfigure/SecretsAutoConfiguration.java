package org.wattline.tenancy.autoconfigure;

import java.nio.file.Path;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.wattline.tenancy.secrets.MasterKeyFile;
import org.wattline.tenancy.secrets.SecretVault;

/** The vault, where {@code wattline.master-key-file} is set. */
@AutoConfiguration
@ConditionalOnProperty("wattline.master-key-file")
@EnableConfigurationProperties(WattlineProperties.class)
public class SecretsAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  SecretVault secretVault(WattlineProperties properties) {
    Path file = Objects.requireNonNull(properties.masterKeyFile());
    return new SecretVault(new MasterKeyFile(file));
  }
}
