package org.wattline.portal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.wattline.tenancy.vaadin.test.FakeIdentityServer;

/** The portal alone in a browser, everything around it in memory: to look at its pages. */
final class PortalDemo {
  private PortalDemo() {}

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    FakeIdentityServer identity = new FakeIdentityServer(Clock.systemUTC(), port + 1);
    identity.personOf(
        "zonnestroom",
        new FakeIdentityServer.User(
            "an", "An Peeters", "an.peeters@example.com", List.of("customer")));
    identity.personOf(
        "goldengrid",
        new FakeIdentityServer.User(
            "sam", "Sam Rivera", "sam.rivera@example.com", List.of("customer")));
    System.setProperty("demo.issuer", identity.issuerBase());
    Path key = Files.createTempDirectory("portal-demo").resolve("key.pem");
    new SpringApplicationBuilder(CustomerPortal.class, Surroundings.class)
        .run(
            "--vaadin.productionMode=true",
            "--server.port=" + port,
            "--management.server.port=" + (port + 2),
            "--wattline.public.port=" + port,
            "--wattline.client.key-file=" + key,
            "--wattline.keycloak.backchannel=" + identity.backChannel());
  }
}
