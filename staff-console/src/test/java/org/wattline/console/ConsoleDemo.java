package org.wattline.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.wattline.tenancy.vaadin.test.FakeIdentityServer;

/** The console alone in a browser, everything around it in memory: to look at its pages. */
final class ConsoleDemo {
  private ConsoleDemo() {}

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    FakeIdentityServer identity = new FakeIdentityServer(Clock.systemUTC(), port + 1);
    identity.personOf(
        "zonnestroom",
        new FakeIdentityServer.User(
            "el", "Els Maes", "els.maes@example.com", List.of("supervisor", "customer-service")));
    identity.personOf(
        "platform",
        new FakeIdentityServer.User(
            "op", "Onboarding Team", "onboarding@example.com", List.of("onboarding-operator")));
    System.setProperty("demo.issuer", identity.issuerBase());
    Path key = Files.createTempDirectory("console-demo").resolve("key.pem");
    new SpringApplicationBuilder(StaffConsole.class, Surroundings.class)
        .run(
            "--vaadin.productionMode=true",
            "--server.port=" + port,
            "--management.server.port=" + (port + 2),
            "--wattline.public.port=" + port,
            "--wattline.client.key-file=" + key,
            "--wattline.keycloak.backchannel=" + identity.backChannel());
  }
}
