package org.wattline.tenancy.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationFilter;
import jakarta.servlet.Filter;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerBuilder;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskDecorator;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.wattline.tenancy.cache.TenantCacheManager;
import org.wattline.tenancy.concurrent.CarryingTaskScheduler;
import org.wattline.tenancy.concurrent.EachTenant;
import org.wattline.tenancy.concurrent.TenantTaskDecorator;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.observe.TenantRequestConvention;
import org.wattline.tenancy.observe.TenantSpanFilter;

/** The tenant on other threads, in caches, in metrics and in traces. */
@AutoConfiguration(
    after = DirectoryAutoConfiguration.class,
    beforeName = {
      "org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration",
      "org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration"
    })
public class TenantWorkAutoConfiguration {
  /** Tenants worked on at once by {@link EachTenant}, unless a service says otherwise. */
  private static final int TENANTS_AT_ONCE = 8;

  /** Series of one metric by tenant; more tenants than that get none, rather than a full memory. */
  private static final int MAX_TENANTS_IN_METRICS = 2_000;

  @Bean
  @Order(0)
  TaskDecorator tenantTaskDecorator() {
    return new TenantTaskDecorator();
  }

  @Bean
  @ConditionalOnBean(TenantDirectory.class)
  @ConditionalOnMissingBean
  EachTenant eachTenant(TenantDirectory directory) {
    return new EachTenant(directory, TENANTS_AT_ONCE);
  }

  /** In place of the one that Spring Boot would make; under the name that it looks for. */
  @Bean(name = "taskScheduler")
  @ConditionalOnBean(name = TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)
  @ConditionalOnMissingBean({TaskScheduler.class, ScheduledExecutorService.class})
  CarryingTaskScheduler taskScheduler(SimpleAsyncTaskSchedulerBuilder builder) {
    return builder.configure(new CarryingTaskScheduler());
  }

  @Bean
  static BeanPostProcessor tenantCaches() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof CacheManager manager && !(bean instanceof TenantCacheManager)
            ? new TenantCacheManager(manager)
            : bean;
      }
    };
  }

  /** Who asked for the work stays known on its thread: for audit and for checks. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(DelegatingSecurityContextRunnable.class)
  static class WithUser {

    @Bean
    @Order(1)
    TaskDecorator userTaskDecorator() {
      return DelegatingSecurityContextRunnable::new;
    }
  }

  /** Requests by tenant. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({
    Filter.class,
    ObservationFilter.class,
    DefaultServerRequestObservationConvention.class
  })
  static class Requests {

    @Bean
    @ConditionalOnMissingBean(DefaultServerRequestObservationConvention.class)
    TenantRequestConvention tenantRequestConvention() {
      return new TenantRequestConvention();
    }
  }

  /** Spans by tenant. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ObservationFilter.class)
  static class Spans {

    @Bean
    TenantSpanFilter tenantSpanFilter() {
      return new TenantSpanFilter();
    }
  }

  /** The guard against a tag that grows. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterRegistry.class)
  static class Metrics {

    @Bean
    MeterFilter tenantsInMetrics() {
      return MeterFilter.maximumAllowableTags(
          "http.server.requests", "tenant", MAX_TENANTS_IN_METRICS, MeterFilter.deny());
    }
  }
}
