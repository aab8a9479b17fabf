package org.wattline.bench.service;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.wattline.billing.BillingApplication;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.test.TestDatabase;
import org.wattline.tenancy.test.TestRedis;
import org.wattline.tenancy.test.TwoTenants;

/** Starts the meter-to-cash service in this process, as it is, over the suppliers of a fixture. */
public final class ServiceInThisProcess {
  private ServiceInThisProcess() {}

  /** Starts it for measuring: nothing runs by itself beside what is measured. */
  public static ConfigurableApplicationContext start(TwoTenants world, int connections) {
    return start(world, connections, Map.of());
  }

  /**
   * @param more settings beside those of every benchmark
   */
  static ConfigurableApplicationContext start(
      TwoTenants world, int connections, Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(surroundings(world));
    properties.put("wattline.datasource.pool.max-connections", connections);
    properties.put("wattline.datasource.pool.connection-idle", "30m");
    properties.put("wattline.datasource.pool.pool-idle", "60m");
    properties.putAll(more);
    return start(properties, world.directory(), world.clock());
  }

  /** Where the fixture's database, keys and other parts are. */
  public static Map<String, Object> surroundings(TwoTenants world) {
    return Map.ofEntries(
        Map.entry("wattline.datasource.host", world.database().host()),
        Map.entry("wattline.datasource.port", world.database().port()),
        Map.entry("wattline.datasource.database", TestDatabase.DATABASE),
        Map.entry("wattline.master-key-file", world.masterKeyFile().toString()),
        Map.entry("wattline.keycloak.backchannel", world.tokens().backchannel().toString()),
        Map.entry("spring.data.redis.host", TestRedis.shared().host()),
        Map.entry("spring.data.redis.port", TestRedis.shared().port()));
  }

  /** Starts it with these properties, before which those that keep it quiet hold. */
  public static ConfigurableApplicationContext start(
      Map<String, Object> properties, TenantDirectory directory, Clock clock) {
    Map<String, Object> all = new HashMap<>(properties);
    all.putIfAbsent("server.port", 0);
    all.putIfAbsent("management.server.port", 0);
    // what follows deliveries and bills by itself would run beside what is measured
    all.putIfAbsent("wattline.vee.automatic", false);
    all.putIfAbsent("wattline.documents.post-every", "24h");
    all.putIfAbsent("logging.level.root", "error");
    return new SpringApplicationBuilder(BillingApplication.class)
        .initializers(
            context -> {
              GenericApplicationContext beans = (GenericApplicationContext) context;
              beans.registerBean("tenantDirectory", TenantDirectory.class, () -> directory);
              beans.registerBean("clock", Clock.class, () -> clock);
              context
                  .getEnvironment()
                  .getPropertySources()
                  .addFirst(new MapPropertySource("bench", all));
            })
        // the control plane's settings are on the class path, too
        .run("--spring.config.location=classpath:/application.yaml");
  }
}
