package org.wattline.tenancy.test;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points an application under test at the two suppliers. */
final class TwoTenantInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TwoTenants tenants = TwoTenants.shared();
    TestRedis redis = TestRedis.shared();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("wattline.datasource.host", tenants.database().host());
    properties.put("wattline.datasource.port", tenants.database().port());
    properties.put("wattline.datasource.database", TestDatabase.DATABASE);
    properties.put("wattline.platform-datasource.username", TestDatabase.CONTROL_ROLE);
    properties.put("wattline.platform-datasource.password", TestDatabase.CONTROL_PASSWORD);
    properties.put("wattline.master-key-file", tenants.masterKeyFile().toString());
    properties.put("wattline.keycloak.backchannel", tenants.tokens().backchannel().toString());
    properties.put("wattline.public.domain", TestDirectory.ADDRESS.domain());
    properties.put("wattline.public.port", TestDirectory.ADDRESS.port());
    properties.put("spring.data.redis.host", redis.host());
    properties.put("spring.data.redis.port", redis.port());
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("two-tenants", properties));
    var beans = context.getBeanFactory();
    beans.registerSingleton("tenantDirectory", tenants.directory());
    beans.registerSingleton("clock", tenants.clock());
    beans.registerSingleton("twoTenants", tenants);
  }
}
