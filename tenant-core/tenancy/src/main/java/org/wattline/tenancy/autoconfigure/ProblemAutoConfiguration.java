package org.wattline.tenancy.autoconfigure;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.wattline.tenancy.problem.ProblemAdvice;
import org.wattline.tenancy.problem.ProblemErrorController;
import org.wattline.tenancy.web.RequestIdFilter;
import org.wattline.tenancy.web.RoutesByPrefix;
import org.wattline.tenancy.web.TraceIdFilter;

/**
 * Request ids, trace ids, routes and problems in a servlet service. The user interfaces set {@code
 * wattline.problems=false}: they answer people.
 */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
    })
@ConditionalOnClass({
  ResponseEntityExceptionHandler.class,
  FilterRegistrationBean.class,
  ErrorController.class,
  Filter.class
})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class ProblemAutoConfiguration {
  /** Before everything that may log or answer, Spring's own observation filter included. */
  private static final int FIRST = Ordered.HIGHEST_PRECEDENCE;

  @Bean
  FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
    var registration = new FilterRegistrationBean<>(new RequestIdFilter());
    registration.setOrder(FIRST);
    registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return registration;
  }

  /** Before the tracer, which says the same and more where there is one. */
  @Bean
  FilterRegistrationBean<TraceIdFilter> traceIdFilter() {
    var registration = new FilterRegistrationBean<>(new TraceIdFilter());
    registration.setOrder(FIRST);
    registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return registration;
  }

  @Bean
  @ConditionalOnMissingBean
  WebMvcRegistrations routesByPrefix() {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new RoutesByPrefix();
      }
    };
  }

  @Bean
  @ConditionalOnMissingBean(ResponseEntityExceptionHandler.class)
  @ConditionalOnProperty(name = "wattline.problems", havingValue = "true", matchIfMissing = true)
  ProblemAdvice problemAdvice() {
    return new ProblemAdvice();
  }

  @Bean
  @ConditionalOnMissingBean(ErrorController.class)
  @ConditionalOnProperty(name = "wattline.problems", havingValue = "true", matchIfMissing = true)
  ProblemErrorController problemErrorController() {
    return new ProblemErrorController();
  }
}
