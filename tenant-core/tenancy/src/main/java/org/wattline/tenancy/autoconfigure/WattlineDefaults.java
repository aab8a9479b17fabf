package org.wattline.tenancy.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What every service has in common, unless its own configuration says otherwise. */
public final class WattlineDefaults implements EnvironmentPostProcessor {
  private static final String NAME = "wattlineDefaults";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    defaults.put("spring.threads.virtual.enabled", true);
    defaults.put("spring.main.banner-mode", "off");
    // the executor that carries the tenant is the one that @Async uses, whatever others there are
    defaults.put("spring.task.execution.mode", "force");
    defaults.put("spring.jpa.open-in-view", false);
    defaults.put("spring.jpa.hibernate.ddl-auto", "none");
    // nobody is asked which database it is: there is no tenant to ask as
    defaults.put("spring.jpa.database", "DEFAULT");
    defaults.put("spring.web.error.whitelabel.enabled", false);
    defaults.put("server.max-http-request-header-size", "32KB");
    defaults.put("management.endpoints.web.exposure.include", "health,prometheus,info");
    defaults.put("management.endpoint.health.probes.enabled", true);
    // a dead Redis stops nobody; the database has an indicator that needs no tenant
    defaults.put("management.health.redis.enabled", false);
    defaults.put("management.health.db.enabled", false);
    defaults.put("logging.level.com.zaxxer.hikari", "WARN");
    defaults.put("logging.pattern.correlation", "[%X{tenant:-} %X{requestId:-} %X{traceId:-}] ");
    // whose numbers they are, on the dashboard
    defaults.put("management.metrics.tags.service", "${spring.application.name:wattline}");
    // who is told where spans go wants them; what the gateway did not sample stays unsampled
    defaults.put("management.tracing.sampling.probability", 1.0);
    defaults.put("management.tracing.baggage.enabled", false);
    defaults.put("management.tracing.propagation.consume", "w3c");
    defaults.put("management.tracing.propagation.produce", "w3c");
    if (environment.getProperty("wattline.log.json", Boolean.class, false)) {
      defaults.put("logging.structured.format.console", "ecs");
    }
    environment.getPropertySources().addLast(new MapPropertySource(NAME, defaults));
  }
}
