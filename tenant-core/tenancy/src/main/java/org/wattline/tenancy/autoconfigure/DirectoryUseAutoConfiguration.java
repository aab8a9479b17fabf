package org.wattline.tenancy.autoconfigure;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StaticCredentialsProvider;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wattline.tenancy.directory.DirectoryHealth;
import org.wattline.tenancy.directory.HttpDirectoryClient;
import org.wattline.tenancy.directory.RedisDirectorySignal;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.time.BusinessCalendar;

/** What stands on a directory: each tenant's calendar, changes at once, and health. */
@AutoConfiguration(
    after = DirectoryAutoConfiguration.class,
    afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
public class DirectoryUseAutoConfiguration {

  @Bean
  @ConditionalOnBean(TenantDirectory.class)
  @ConditionalOnMissingBean
  BusinessCalendar businessCalendar(Clock clock, TenantDirectory directory) {
    return new BusinessCalendar(clock, directory);
  }

  /** Changes at once, where Redis is configured. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({RedisClient.class, DataRedisConnectionDetails.class})
  @ConditionalOnBean({HttpDirectoryClient.class, DataRedisConnectionDetails.class})
  static class AtOnce {

    @Bean(initMethod = "start", destroyMethod = "close")
    RedisDirectorySignal redisDirectorySignal(
        DataRedisConnectionDetails redis, HttpDirectoryClient client) {
      DataRedisConnectionDetails.Standalone server =
          Objects.requireNonNull(redis.getStandalone(), "Wattline uses one Redis address");
      RedisURI uri =
          uri(server.getHost(), server.getPort(), redis.getUsername(), redis.getPassword());
      uri.setDatabase(server.getDatabase());
      return new RedisDirectorySignal(uri, client::wake);
    }
  }

  /** The same by the same properties where there is a driver alone, as in the user interfaces. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(RedisClient.class)
  @ConditionalOnMissingClass(
      "org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails")
  @ConditionalOnBean(HttpDirectoryClient.class)
  static class AtOnceByTheDriver {

    @Bean(initMethod = "start", destroyMethod = "close")
    RedisDirectorySignal redisDirectorySignal(
        @Value("${spring.data.redis.host:localhost}") String host,
        @Value("${spring.data.redis.port:6379}") int port,
        @Value("${spring.data.redis.username:#{null}}") @Nullable String username,
        @Value("${spring.data.redis.password:#{null}}") @Nullable String password,
        HttpDirectoryClient client) {
      return new RedisDirectorySignal(uri(host, port, username, password), client::wake);
    }
  }

  private static RedisURI uri(
      String host, int port, @Nullable String username, @Nullable String password) {
    RedisURI uri = RedisURI.create(host, port);
    if (password != null) {
      uri.setCredentialsProvider(
          new StaticCredentialsProvider(RedisCredentials.just(username, password)));
    }
    return uri;
  }

  /** Not ready without a directory. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  @ConditionalOnBean(HttpDirectoryClient.class)
  static class Health {

    @Bean
    DirectoryHealth directoryHealthIndicator(
        TenantDirectory directory, HttpDirectoryClient client) {
      return new DirectoryHealth(directory, client);
    }
  }
}
