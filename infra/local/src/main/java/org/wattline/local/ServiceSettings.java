package org.wattline.local;

import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wattline.local.demo.history.PastClock;
import org.wattline.local.identity.Secrets;
import org.wattline.local.install.DatabaseSetUp;
import org.wattline.local.payments.StripePart;

/**
 * The properties that each service starts with on one machine: where the other parts are, and the
 * files in which its secrets are kept.
 */
public final class ServiceSettings {
  /** The name of the portal's client key. */
  public static final String PORTAL_KEY = "portal-client";

  /** The name of the console's client key. */
  public static final String CONSOLE_KEY = "console-client";

  /** The name of the control plane's client key. */
  public static final String CONTROL_PLANE_KEY = "control-plane-client";

  /** The name of the secret that services show each other. */
  public static final String DIRECTORY_TOKEN = "directory";

  private final Folders folders;
  private final Ports ports;
  private final Secrets secrets;

  public ServiceSettings(Folders folders, Ports ports, Secrets secrets) {
    this.folders = folders;
    this.ports = ports;
    this.secrets = secrets;
  }

  /** The properties of a service by name. */
  public SortedMap<String, String> of(Service service) {
    SortedMap<String, String> settings = common(service);
    switch (service) {
      case CONTROL_PLANE -> controlPlane(settings);
      case BILLING -> billing(settings);
      case PORTAL -> userInterface(settings, PORTAL_KEY);
      case CONSOLE -> userInterface(settings, CONSOLE_KEY);
      case GATEWAY -> gateway(settings);
    }
    return settings;
  }

  /**
   * The same for a start that makes a past.
   *
   * @param past the time in which it is made; null where none is
   */
  SortedMap<String, String> of(Service service, @Nullable PastClock past) {
    SortedMap<String, String> settings = of(service);
    Instant start = past == null ? null : past.startsAt();
    if (service == Service.BILLING && start != null) {
      settings.put("wattline.business-time.starts-at", start.toString());
    }
    return settings;
  }

  private SortedMap<String, String> common(Service service) {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("server.address", "127.0.0.1");
    settings.put("server.port", Integer.toString(service.port(ports)));
    settings.put("management.server.address", "127.0.0.1");
    settings.put("management.server.port", Integer.toString(service.managementPort(ports)));
    settings.put("wattline.public.scheme", "http");
    settings.put("wattline.public.domain", "localhost");
    settings.put("wattline.public.port", Integer.toString(ports.gateway()));
    settings.put("wattline.keycloak.backchannel", local(ports.keycloak()));
    settings.put("wattline.directory.token", secrets.password(DIRECTORY_TOKEN));
    if (service != Service.CONTROL_PLANE) {
      settings.put("wattline.directory.url", local(ports.controlPlane()) + "/internal/directory");
      settings.put(
          "wattline.directory.cache-file",
          folders.state().resolve(service.label() + "-directory.json").toString());
    }
    settings.put("spring.data.redis.host", "127.0.0.1");
    settings.put("spring.data.redis.port", Integer.toString(ports.redis()));
    return settings;
  }

  private void database(SortedMap<String, String> settings) {
    settings.put("wattline.datasource.host", "127.0.0.1");
    settings.put("wattline.datasource.port", Integer.toString(ports.postgres()));
    settings.put("wattline.datasource.database", DatabaseSetUp.DATABASE);
    settings.put("wattline.master-key-file", secrets.masterKeyFile().toString());
  }

  private void controlPlane(SortedMap<String, String> settings) {
    settings.put(
        "spring.datasource.url",
        "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + DatabaseSetUp.DATABASE);
    settings.put("spring.datasource.username", DatabaseSetUp.CONTROL_ROLE);
    settings.put("spring.datasource.password", secrets.password(DatabaseSetUp.CONTROL_ROLE));
    settings.put("wattline.master-key-file", secrets.masterKeyFile().toString());
    settings.put("wattline.keycloak.admin-key-file", key(CONTROL_PLANE_KEY));
    settings.put("wattline.clients.portal-url", local(ports.portal()));
    settings.put("wattline.clients.console-url", local(ports.console()));
    settings.put("wattline.mail.host", "127.0.0.1");
    settings.put("wattline.mail.port", Integer.toString(ports.smtp()));
    settings.put("wattline.mail.from", "no-reply@wattline.example");
    settings.put("wattline.archives.directory", folders.archives().toString());
    settings.put("wattline.tenants.migrate-at-start", "true");
  }

  private void billing(SortedMap<String, String> settings) {
    database(settings);
    settings.put("spring.mail.host", "127.0.0.1");
    settings.put("spring.mail.port", Integer.toString(ports.smtp()));
    settings.put("wattline.stripe.stand-in.url", local(ports.payments()));
    settings.put(
        "wattline.stripe.stand-in.webhook-secret", secrets.password(StripePart.WEBHOOK_SECRET));
  }

  private void userInterface(SortedMap<String, String> settings, String key) {
    settings.put("wattline.client.key-file", key(key));
    settings.put("wattline.billing.url", local(ports.billing()));
    settings.put("wattline.control-plane.url", local(ports.controlPlane()));
  }

  private void gateway(SortedMap<String, String> settings) {
    settings.put(
        "wattline.gateway.identity.machine-clients", "true"); // infra/tenant, and any program
    settings.put("wattline.gateway.upstreams.billing", local(ports.billing()));
    settings.put("wattline.gateway.upstreams.control-plane", local(ports.controlPlane()));
    settings.put("wattline.gateway.upstreams.portal", local(ports.portal()));
    settings.put("wattline.gateway.upstreams.console", local(ports.console()));
    settings.put("wattline.gateway.extra-routes.mail", local(ports.mailViewer()));
    settings.put("wattline.gateway.extra-routes." + StripePart.LABEL, local(ports.payments()));
  }

  private String key(String name) {
    secrets.signingKey(name);
    Path file = secrets.signingKeyFile(name);
    return file.toString();
  }

  private static String local(int port) {
    return "http://127.0.0.1:" + port;
  }
}
