package org.wattline.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.test.app.ProbeApplication;

/** Wall four: the service takes its tenant from the verified issuer and from nowhere else. */
@TwoTenantTest
@SpringBootTest(
    classes = ProbeApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "wattline.security.realms=tenants")
class ServiceWallTest {
  private static final List<String> ROADS =
      List.of("jdbc", "jpa", "cached", "async", "callable", "future", "stream", "virtual");

  @Autowired TwoTenants tenants;
  @LocalServerPort int port;
  private ProbeClient client;
  private TestTokens tokens;

  @BeforeEach
  void setUp() {
    client = new ProbeClient(port);
    tokens = tenants.tokens();
  }

  @Test
  void theTenantIsTheOneWhoseRealmSignedTheToken() {
    for (TenantEntry tenant : List.of(tenants.acme(), tenants.bolt())) {
      HttpResponse<String> answer =
          client.get(
              "/api/v1/me", tokens.forTenant(tenant).roles("billing").username("Ann").sign());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains("\"tenant\":\"" + tenant.id() + "\"")
          .contains("\"username\":\"Ann\"")
          .contains("BILLING");
    }
  }

  @Test
  void noHeaderOrParameterMovesARequestToAnotherTenant() {
    String foreign = tenants.bolt().id().toString();
    String token = acme().sign();

    HttpResponse<String> answer =
        client.get(
            "/api/v1/me?tenant=" + foreign + "&tenantId=" + foreign + "&realm=bolt",
            token,
            "X-Tenant",
            foreign,
            "X-Tenant-Id",
            foreign,
            "X-TenantID",
            "bolt",
            "X-Forwarded-User",
            "bolt",
            "X-Realm",
            "bolt",
            "Cookie",
            "tenant=" + foreign);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(tenants.acme().id().toString()).doesNotContain(foreign);
  }

  @Test
  void everyRoadToTheDataStaysWithTheTenantUnderConcurrency() throws Exception {
    String acmeMark = "acme-" + UUID.randomUUID();
    String boltMark = "bolt-" + UUID.randomUUID();
    assertThat(client.post("/api/v1/notes", acme().sign(), note(acmeMark)).statusCode())
        .isEqualTo(200);
    assertThat(client.post("/api/v1/notes", bolt().sign(), note(boltMark)).statusCode())
        .isEqualTo(200);
    String acmeToken = acme().sign();
    String boltToken = bolt().sign();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<?>>();
      for (int i = 0; i < 160; i++) {
        boolean isAcme = new Random(i).nextBoolean();
        String road = ROADS.get(i % ROADS.size());
        asked.add(
            threads.submit(
                () -> {
                  HttpResponse<String> answer =
                      client.get("/api/v1/notes/" + road, isAcme ? acmeToken : boltToken);
                  assertThat(answer.statusCode()).as(road + ": " + answer.body()).isEqualTo(200);
                  if (!road.equals("cached")) {
                    assertThat(answer.body()).as(road).contains(isAcme ? acmeMark : boltMark);
                  }
                  assertThat(answer.body()).as(road).doesNotContain(isAcme ? boltMark : acmeMark);
                }));
      }
      for (Future<?> one : asked) {
        one.get(60, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void aCachedAnswerIsNotGivenToTheNeighbour() {
    String mark = "only-bolt-" + UUID.randomUUID();
    client.post("/api/v1/notes", bolt().sign(), note(mark));

    String first = client.get("/api/v1/notes/cached", bolt().sign()).body();
    String second = client.get("/api/v1/notes/cached", acme().sign()).body();

    assertThat(first).isNotEqualTo(second);
    assertThat(second).doesNotContain("only-bolt-");
  }

  @Test
  void thePersonIsKnownOnTheThreadThatWorksForThem() {
    assertThat(client.get("/api/v1/who", acme().username("Cleo").sign()).body()).contains("Cleo");
  }

  @Test
  void aTokenThatIsNotWhollyRightIsRefused() {
    assertRefused("none", null);
    assertRefused("rubbish", "rubbish");
    assertRefused("expired", acme().expired().sign());
    assertRefused("signed by the neighbour", acme().signedBy(tenants.bolt()).sign());
    assertRefused("signed by a stranger", acme().signedByStranger().sign());
    assertRefused("for another audience", acme().audience("account").sign());
    assertRefused("for the platform", acme().audience("wattline-platform-api").sign());
    assertRefused("of an unknown client", acme().client("stranger").sign());
    assertRefused("of no client", acme().claim("azp", null).sign());
    assertRefused("of no subject", acme().claim("sub", null).sign());
    assertRefused("an ID token", acme().claim("typ", "ID").sign());
    assertRefused("a refresh token", acme().claim("typ", "Refresh").sign());
    assertRefused(
        "of the platform's realm", tokens.forPlatform().roles("onboarding-operator").sign());
    assertRefused(
        "portal with staff's role", acme().client("portal").roles("customer", "billing").sign());
    assertRefused("console with a customer's role", acme().roles("customer").sign());
    assertRefused("console with the platform's role", acme().roles("onboarding-operator").sign());
    String issuer = tenants.acme().issuer();
    for (String near :
        List.of(issuer + "/", issuer + "x", issuer.toUpperCase(java.util.Locale.ROOT), "")) {
      assertRefused("issuer " + near, acme().claim("iss", near).sign());
    }
  }

  @Test
  void aTokenWithoutASignatureIsRefused() {
    String[] parts = acme().sign().split("\\.");
    Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
    String none =
        url.encodeToString(
            "{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertRefused("alg none", none + "." + parts[1] + ".");
    assertRefused("alg none, signed", none + "." + parts[1] + "." + parts[2]);
    assertRefused("cut", parts[0] + "." + parts[1] + ".");
    assertRefused("long", "x".repeat(20_000) + "." + parts[1] + "." + parts[2]);
  }

  @Test
  void aTokenAtTheNeighboursHostIsRefused() {
    String token = acme().sign();
    for (String host :
        List.of(
            "bolt.localhost",
            "bolt-staff.localhost:8080",
            "BOLT.localhost",
            "platform.localhost",
            "auth.localhost")) {
      HttpResponse<String> answer = client.get("/api/v1/me", token, "Host", host);
      assertThat(answer.statusCode()).as(host).isEqualTo(403);
      assertThat(answer.body()).contains("https://wattline.org/problems/foreign-token");
      assertThat(client.get("/api/v1/me", token, "X-Forwarded-Host", host).statusCode())
          .as(host)
          .isEqualTo(403);
    }
    assertThat(client.get("/api/v1/me", token, "Host", "acme.localhost:8080").statusCode())
        .isEqualTo(200);
    assertThat(client.get("/api/v1/me", token, "Host", "10.0.0.7:8082").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aSuspendedTenantIsRefusedWithItsReasonAndTheNeighbourIsServed() {
    String token = acme().sign();
    tenants.directory().state(tenants.acme().id(), TenantState.SUSPENDED, "invoice 7 is unpaid");

    HttpResponse<String> answer = client.get("/api/v1/me", token);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("tenant-suspended").contains("invoice 7 is unpaid");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(client.get("/api/v1/me", acme().signedByStranger().sign()).statusCode())
        .as("a forged token does not learn the reason")
        .isEqualTo(401);
    assertThat(client.get("/api/v1/me", bolt().sign()).statusCode()).isEqualTo(200);
  }

  @Test
  void rolesDecideWhoMayDoWhat() {
    assertThat(client.get("/api/v1/billing", acme().roles("billing").sign()).statusCode())
        .isEqualTo(200);
    HttpResponse<String> answer =
        client.get("/api/v1/billing", acme().roles("finance", "uma_authorization").sign());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("https://wattline.org/problems/not-allowed");
  }

  @Test
  void tokensAreCheckedWhileKeycloakIsAwayAndNewKeysAreFoundWhenItIsBack() {
    String before = acme().sign();
    assertThat(client.get("/api/v1/me", before).statusCode()).isEqualTo(200);

    tokens.down(true);
    assertThat(client.get("/api/v1/me", acme().sign()).statusCode()).isEqualTo(200);
    tenants.clock().advance(Duration.ofMinutes(30)); // the keys in hand are old now
    assertThat(client.get("/api/v1/me", acme().sign()).statusCode()).isEqualTo(200);

    tokens.down(false);
    tokens.rotate(tenants.acme().realm());
    tenants.clock().advance(Duration.ofMinutes(1));
    assertThat(client.get("/api/v1/me", acme().sign()).statusCode()).isEqualTo(200);
    assertRefused("signed with the withdrawn key", before);
  }

  @Test
  void aTokenThatWasTakenBeforeIsRefusedOnceItHasExpired() {
    String token = taken(acme());

    tenants.clock().advance(Duration.ofMinutes(6));

    assertRefused("expired", token);
  }

  @Test
  void aTokenThatWasTakenBeforeIsRefusedOnceItsKeyIsWithdrawn() {
    TenantEntry rotating = tenants.create("rotating");
    try {
      String token = taken(tokens.forTenant(rotating));
      tokens.rotate(rotating.realm());
      assertThat(client.get("/api/v1/me", token).statusCode())
          .as("the keys in hand are fresh")
          .isEqualTo(200);

      tenants.clock().advance(Duration.ofMinutes(5).plusSeconds(1)); // within the token's leeway

      // somebody else's token brings the new keys: none is asked for on behalf of the old one
      assertThat(client.get("/api/v1/me", tokens.forTenant(rotating).sign()).statusCode())
          .isEqualTo(200);
      assertRefused("signed with the withdrawn key", token);
    } finally {
      tenants.remove(rotating);
    }
  }

  @Test
  void aTokenThatWasTakenBeforeIsRefusedOnceItsTenantIsSuspended() {
    String token = taken(acme());

    tenants.directory().state(tenants.acme().id(), TenantState.SUSPENDED, "invoice 7 is unpaid");

    assertThat(client.get("/api/v1/me", token).statusCode()).isEqualTo(503);
  }

  @Test
  void aTokenThatWasTakenBeforeIsRefusedWithAnotherSignature() {
    String token = taken(acme());
    int at = token.length() - 6;

    assertRefused(
        "a letter differs",
        token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1));
  }

  private String taken(TestTokens.Token made) {
    String token = made.sign();
    for (int i = 0; i < 3; i++) {
      assertThat(client.get("/api/v1/me", token).statusCode()).isEqualTo(200);
    }
    return token;
  }

  @Test
  void inventedKeysDoNotDriveTrafficToKeycloak() {
    assertThat(client.get("/api/v1/me", acme().sign()).statusCode()).isEqualTo(200);
    int before = tokens.keyRequests();
    for (int i = 0; i < 30; i++) {
      assertRefused("invented", acme().signedByStranger().sign());
    }
    assertThat(tokens.keyRequests() - before).isLessThanOrEqualTo(1);
  }

  @Test
  void whereNoKeysCouldEverBeReadTheAnswerSaysSo() {
    TenantEntry fresh = tenants.create("keyless");
    tokens.down(true);
    try {
      HttpResponse<String> answer = client.get("/api/v1/me", tokens.forTenant(fresh).sign());
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("identity-unavailable");
    } finally {
      tokens.down(false);
      tenants.remove(fresh);
    }
    assertRefused("of a tenant that is gone", tokens.forTenant(fresh).sign());
  }

  @Test
  void answersAreStatelessAndTheirHeadersStrict() {
    HttpResponse<String> answer = client.get("/api/v1/me", acme().sign());

    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    assertThat(answer.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .contains("default-src 'none'; frame-ancestors 'none'");
  }

  private void assertRefused(String what, @Nullable String token) {
    HttpResponse<String> answer = client.get("/api/v1/me", token);
    assertThat(answer.statusCode()).as(what).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).as(what).isPresent();
    assertThat(answer.headers().firstValue("Content-Type"))
        .as(what)
        .contains("application/problem+json");
    assertThat(answer.body()).as(what).contains("https://wattline.org/problems/");
  }

  private TestTokens.Token acme() {
    return tokens.forTenant(tenants.acme());
  }

  private TestTokens.Token bolt() {
    return tokens.forTenant(tenants.bolt());
  }

  private static String note(String title) {
    return "{\"title\": \"" + title + "\"}";
  }
}
