package org.wattline.tenancy.autoconfigure;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wattline.tenancy.directory.HttpDirectoryClient;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.directory.SnapshotTenantDirectory;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.time.SystemClock;

/**
 * The clock, the public address, and the directory: the latter read from the control plane where
 * {@code wattline.directory.url} is set, unless the service brings its own.
 */
@AutoConfiguration
@EnableConfigurationProperties(WattlineProperties.class)
public class DirectoryAutoConfiguration {

  @Bean
  @SystemClock
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  @ConditionalOnMissingBean
  PublicAddress publicAddress(WattlineProperties properties) {
    WattlineProperties.Public address = properties.publicAddress();
    return new PublicAddress(address.domain(), address.scheme(), address.port());
  }

  /** The directory of a service that is not the control plane itself. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("wattline.directory.url")
  @ConditionalOnMissingBean(TenantDirectory.class)
  static class FromControlPlane {

    @Bean
    SnapshotTenantDirectory tenantDirectory() {
      return new SnapshotTenantDirectory();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    HttpDirectoryClient directoryClient(
        SnapshotTenantDirectory directory, WattlineProperties properties, Clock clock) {
      WattlineProperties.Directory settings = properties.directory();
      URI url = Objects.requireNonNull(settings.url());
      return new HttpDirectoryClient(
          directory,
          new HttpDirectoryClient.Settings(
              url, settings.token(), settings.cacheFile(), settings.poll(), settings.timeout()),
          clock);
    }
  }
}
