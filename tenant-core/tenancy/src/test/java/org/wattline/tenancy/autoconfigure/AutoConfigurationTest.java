package org.wattline.tenancy.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisClient;
import jakarta.servlet.Filter;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.wattline.tenancy.Directories;
import org.wattline.tenancy.directory.HttpDirectoryClient;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.directory.RedisDirectorySignal;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.jdbc.PlatformDataSource;
import org.wattline.tenancy.jdbc.TenantDataSource;
import org.wattline.tenancy.problem.ProblemAdvice;
import org.wattline.tenancy.problem.ProblemErrorController;
import org.wattline.tenancy.secrets.MasterKeys;
import org.wattline.tenancy.secrets.SecretVault;
import org.wattline.tenancy.security.TokenPolicy;
import org.wattline.tenancy.time.BusinessCalendar;

class AutoConfigurationTest {
  private static final AutoConfigurations ALL =
      AutoConfigurations.of(
          DirectoryAutoConfiguration.class,
          DirectoryUseAutoConfiguration.class,
          ProblemAutoConfiguration.class,
          SecretsAutoConfiguration.class,
          TenantSecurityAutoConfiguration.class,
          TenantDataSourceAutoConfiguration.class,
          TenantJpaAutoConfiguration.class,
          TenantWorkAutoConfiguration.class,
          JacksonAutoConfiguration.class,
          DataRedisAutoConfiguration.class);

  /** Nobody listens there: a dead control plane. */
  private static final String DEAD = "wattline.directory.url=http://127.0.0.1:1/internal/directory";

  @TempDir Path folder;

  @Test
  void withoutPropertiesThereAreAClockAndAnAddressAndNoDatabase() {
    new ApplicationContextRunner()
        .withConfiguration(ALL)
        .run(
            context -> {
              assertThat(context).hasNotFailed().hasSingleBean(Clock.class);
              assertThat(context.getBean(PublicAddress.class).issuer("acme"))
                  .isEqualTo("http://auth.localhost:8080/realms/acme");
              assertThat(context)
                  .doesNotHaveBean(TenantDirectory.class)
                  .doesNotHaveBean(DataSource.class)
                  .doesNotHaveBean(SecretVault.class)
                  .doesNotHaveBean(BusinessCalendar.class);
            });
  }

  @Test
  void aServiceStartsWithADeadControlPlaneAndWithoutRedis() {
    new ApplicationContextRunner()
        .withConfiguration(ALL)
        .withPropertyValues(DEAD, "spring.data.redis.port=1")
        .run(
            context -> {
              assertThat(context)
                  .hasNotFailed()
                  .hasSingleBean(HttpDirectoryClient.class)
                  .hasSingleBean(RedisDirectorySignal.class)
                  .hasSingleBean(BusinessCalendar.class);
              assertThat(context.getBean(TenantDirectory.class).version()).isZero();
            });
  }

  @Test
  void anInterfaceWithoutJdbcRedisAndSecurityOfServicesStarts() {
    new WebApplicationContextRunner()
        .withConfiguration(ALL)
        .withConfiguration(
            AutoConfigurations.of(
                DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class))
        .withClassLoader(
            new FilteredClassLoader(
                AbstractDataSource.class,
                HikariDataSource.class,
                RedisClient.class,
                HttpSecurity.class,
                io.micrometer.core.instrument.MeterRegistry.class))
        .withPropertyValues(DEAD, "wattline.problems=false", "wattline.datasource.host=ignored")
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(TenantDirectory.class)
                    .doesNotHaveBean(DataSource.class)
                    .doesNotHaveBean(ProblemAdvice.class)
                    .doesNotHaveBean(ProblemErrorController.class));
  }

  @Test
  void theGatewayStartsWithoutServlets() {
    new ReactiveWebApplicationContextRunner()
        .withConfiguration(ALL)
        .withClassLoader(
            new FilteredClassLoader(
                Filter.class,
                AbstractDataSource.class,
                HttpSecurity.class,
                org.springframework.web.servlet.DispatcherServlet.class))
        .withPropertyValues(DEAD)
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(TenantDirectory.class)
                    .hasBean("tenantTaskDecorator"));
  }

  @Test
  void aServiceWithEverythingHasBothDataSourcesAndSpringGetsTheTenants() {
    MasterKeys.readOrCreate(folder.resolve("master.key"));
    service(new WebApplicationContextRunner())
        .run(
            context -> {
              assertThat(context)
                  .hasNotFailed()
                  .hasSingleBean(TenantDataSource.class)
                  .hasSingleBean(PlatformDataSource.class)
                  .hasSingleBean(JwtDecoder.class)
                  .hasSingleBean(SecurityFilterChain.class)
                  .hasSingleBean(ProblemAdvice.class)
                  .getBean(DataSource.class)
                  .isInstanceOf(TenantDataSource.class);
              assertThat(context)
                  .getBean(ErrorController.class)
                  .isInstanceOf(ProblemErrorController.class);
              assertThat(context.getBean(TokenPolicy.class)).isEqualTo(TokenPolicy.forTenants());
            });
  }

  @Test
  void aServiceWithoutTheMasterKeyHasNoDataSourceOfTenants() {
    new ApplicationContextRunner()
        .withConfiguration(ALL)
        .withBean("tenantDirectory", TenantDirectory.class, Directories::of)
        .withPropertyValues("wattline.datasource.host=127.0.0.1")
        .run(context -> assertThat(context).doesNotHaveBean(TenantDataSource.class));
  }

  @Test
  void aWrongLimitStopsTheStartByItsName() {
    MasterKeys.readOrCreate(folder.resolve("master.key"));
    service(new WebApplicationContextRunner())
        .withPropertyValues("wattline.datasource.pool.max-per-tenant=0")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("max-per-tenant (0) must be at least 1"));
  }

  private WebApplicationContextRunner service(WebApplicationContextRunner runner) {
    return runner
        .withConfiguration(ALL)
        .withConfiguration(
            AutoConfigurations.of(
                DataSourceAutoConfiguration.class,
                DispatcherServletAutoConfiguration.class,
                WebMvcAutoConfiguration.class,
                ErrorMvcAutoConfiguration.class,
                SecurityAutoConfiguration.class,
                ServletWebSecurityAutoConfiguration.class))
        .withBean("tenantDirectory", TenantDirectory.class, Directories::of)
        .withPropertyValues(
            "wattline.security.realms=tenants",
            "wattline.datasource.host=127.0.0.1",
            "wattline.datasource.port=1",
            "wattline.platform-datasource.username=wattline_control",
            "wattline.master-key-file=" + folder.resolve("master.key"));
  }
}
