package org.wattline.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.test.TestRedis;

/** The whole gateway in this JVM, between echoing services, an identity server's keys and Redis. */
final class RunningGateway implements AutoCloseable {

  /** One gateway that ends must not end the event loops of the others in this JVM. */
  private static final class LastingResources extends ReactorResourceFactory {
    @Override
    public void destroy() {
      // they live as long as the JVM
    }

    @Override
    public void stop() {
      // as above
    }
  }

  private static final class Shared {
    private static final RunningGateway INSTANCE = start(Map.of());
  }

  final Suppliers suppliers;
  final EchoService billing = new EchoService("billing");
  final EchoService controlPlane = new EchoService("control-plane");
  final EchoService portal = new EchoService("portal");
  final EchoService console = new EchoService("console");
  final EchoService identity = new EchoService("identity");
  final EchoService mail = new EchoService("mail");
  private final TestRedis redis = TestRedis.own();
  private final ConfigurableApplicationContext context;

  private RunningGateway(Map<String, String> settings) {
    suppliers = new Suppliers();
    identity.documents(suppliers::keyDocument);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("server.port", "0");
    properties.put("management.server.port", "0");
    properties.put("spring.data.redis.host", redis.host());
    properties.put("spring.data.redis.port", Integer.toString(redis.port()));
    properties.put("wattline.keycloak.backchannel", identity.url());
    properties.put("wattline.gateway.upstreams.billing", billing.url());
    properties.put("wattline.gateway.upstreams.control-plane", controlPlane.url());
    properties.put("wattline.gateway.upstreams.portal", portal.url());
    properties.put("wattline.gateway.upstreams.console", console.url());
    properties.put("wattline.gateway.extra-routes.mail", mail.url());
    // tests ask faster than people do
    properties.put("wattline.gateway.rate.address.per-second", "100000");
    properties.put("wattline.gateway.rate.address.burst", "100000");
    properties.put("wattline.gateway.rate.subject.per-second", "100000");
    properties.put("wattline.gateway.rate.subject.burst", "100000");
    properties.put("wattline.gateway.realm-keys.retry", "0s");
    properties.putAll(settings);
    SpringApplication application = new SpringApplication(GatewayApplication.class);
    application.setDefaultProperties(Map.of());
    application.addInitializers(
        created -> {
          GenericApplicationContext beans = (GenericApplicationContext) created;
          beans.registerBean(TenantDirectory.class, suppliers::directory);
          beans.registerBean(ReactorResourceFactory.class, LastingResources::new);
        });
    context =
        application.run(
            properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new));
  }

  /** One gateway for all tests that change nothing. */
  static RunningGateway shared() {
    return Shared.INSTANCE;
  }

  static RunningGateway start(Map<String, String> settings) {
    return new RunningGateway(settings);
  }

  int port() {
    return Integer.parseInt(property("local.server.port"));
  }

  int managementPort() {
    return Integer.parseInt(property("local.management.port"));
  }

  private String property(String name) {
    return context.getEnvironment().getRequiredProperty(name);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  RawHttp.Request get(String host, String target) {
    return RawHttp.get(port(), target).host(host);
  }

  RawHttp.Request request(String method, String host, String target) {
    return RawHttp.request(port(), method, target).host(host);
  }

  void stopRedis() {
    redis.stop();
  }

  void startRedis() {
    redis.start();
  }

  static int freePort() {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    context.close();
    redis.close();
    billing.close();
    controlPlane.close();
    portal.close();
    console.close();
    identity.close();
    mail.close();
  }
}
