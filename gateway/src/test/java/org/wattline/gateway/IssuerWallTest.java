package org.wattline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Wall 3: only the realm of the host's own tenant is believed")
class IssuerWallTest {

  private static final String ACME = "acme.localhost:8080";
  private static final Clock CLOCK = Clock.systemUTC();

  private final RunningGateway gateway = RunningGateway.shared();
  private final Suppliers suppliers = gateway.suppliers;

  private RawHttp.Response api(String host, String token) {
    return gateway.get(host, "/api/v1/me").bearer(token).send();
  }

  @Test
  void aTenantsOwnTokenIsServedOnItsOwnHosts() {
    String token = suppliers.token("acme");

    for (String host : List.of(ACME, "acme-staff.localhost:8080")) {
      RawHttp.Response response = api(host, token);
      assertThat(response.status()).isEqualTo(200);
      assertThat(Json.of(response.body()).header("Authorization"))
          .containsExactly("Bearer " + token);
    }
  }

  @Test
  void aTokenOfAnotherTenantIsRefusedOnEveryDoorAndPath() {
    String foreign = suppliers.token("bolt");
    int before = gateway.billing.requests() + gateway.portal.requests();

    for (String host : List.of(ACME, "acme-staff.localhost:8080", "platform.localhost:8080")) {
      for (String path : List.of("/api/v1/me", "/", "/bills/7")) {
        RawHttp.Response response = gateway.get(host, path).bearer(foreign).send();
        assertThat(response.status()).as(host + path).isEqualTo(403);
        assertThat(response.problem()).isEqualTo("foreign-token");
      }
    }
    assertThat(gateway.billing.requests() + gateway.portal.requests()).isEqualTo(before);
  }

  /** Even where two realms had one key, the issuer alone decides. */
  @Test
  void aForeignIssuerIsRefusedEvenIfItsSignatureWouldVerify() {
    String foreign = Suppliers.sign(suppliers.key("acme"), Suppliers.claims("bolt").build());

    assertThat(api(ACME, foreign).status()).isEqualTo(403);
  }

  /** A token that claims the right issuer but was signed by a neighbour's key. */
  @Test
  void theRightIssuerUnderANeighboursKeyIsRefused() {
    RSAKey neighbours = suppliers.key("bolt");
    RSAKey disguised =
        new RSAKey.Builder(neighbours).keyID(suppliers.key("acme").getKeyID()).build();

    RawHttp.Response plain =
        api(ACME, Suppliers.sign(neighbours, Suppliers.claims("acme").build()));
    RawHttp.Response underAcmesKeyId =
        api(ACME, Suppliers.sign(disguised, Suppliers.claims("acme").build()));

    assertThat(List.of(plain, underAcmesKeyId))
        .allSatisfy(response -> assertThat(response.status()).isEqualTo(401))
        .allSatisfy(
            response ->
                assertThat(response.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://auth.localhost:8080/realms/acme/",
        "http://auth.localhost:8080/realms/acme2",
        "http://auth.localhost:8080/realms/ACME",
        "https://auth.localhost:8080/realms/acme",
        "http://auth.localhost:8080/realms/acme/../bolt",
        "http://auth.localhost/realms/acme",
        "http://evil.example/realms/acme",
        "acme",
        ""
      })
  void anIssuerThatIsAlmostTheRightOneIsAnother(String issuer) {
    String token = suppliers.token("acme", claims -> claims.issuer(issuer));

    assertThat(api(ACME, token).status()).isEqualTo(403);
  }

  @Test
  void thePlatformsTokenOpensNoTenantAndATenantsDoesNotOpenThePlatform() {
    String operator = suppliers.token(Suppliers.PLATFORM_REALM);

    assertThat(api("platform.localhost:8080", operator).status()).isEqualTo(200);
    assertThat(api(ACME, operator).status()).isEqualTo(403);
    assertThat(api("platform.localhost:8080", suppliers.token("acme")).status()).isEqualTo(403);
  }

  @Test
  void onTheIdentityHostTheRealmOfThePathDecides() {
    String path = "/realms/%s/protocol/openid-connect/auth";

    assertThat(
            gateway
                .get("auth.localhost:8080", path.formatted("acme"))
                .bearer(suppliers.token("acme"))
                .send()
                .status())
        .isEqualTo(200);
    assertThat(
            gateway
                .get("auth.localhost:8080", path.formatted("acme"))
                .bearer(suppliers.token("bolt"))
                .send()
                .status())
        .isEqualTo(403);
    assertThat(
            gateway
                .get("auth.localhost:8080", "/resources/v1/login/acme/css/login.css")
                .bearer(suppliers.token("acme"))
                .send()
                .status())
        .isEqualTo(403);
  }

  @Test
  void aHostWithoutATenantBelievesNoToken() {
    assertThat(
            gateway.get("mail.localhost:8080", "/").bearer(suppliers.token("acme")).send().status())
        .isEqualTo(403);
  }

  @Test
  void anExpiredTokenIsRefused() {
    String token =
        suppliers.token(
            "acme",
            claims ->
                claims.expirationTime(Date.from(CLOCK.instant().minus(Duration.ofMinutes(1)))));

    RawHttp.Response response = api(ACME, token);

    assertThat(response.status()).isEqualTo(401);
    assertThat(response.body()).contains("expired");
  }

  @Test
  void aTokenWithoutAnEndOrWithAStartInTheFutureIsRefused() {
    Date later = Date.from(CLOCK.instant().plus(Duration.ofMinutes(5)));

    assertThat(
            List.of(
                suppliers.token("acme", claims -> claims.expirationTime(null)),
                suppliers.token("acme", claims -> claims.notBeforeTime(later)),
                suppliers.token("acme", claims -> claims.issueTime(later)),
                suppliers.token("acme", claims -> claims.subject(null)),
                suppliers.token("acme", claims -> claims.subject(" ")),
                suppliers.token("acme", claims -> claims.claim("typ", "ID")),
                suppliers.token("acme", claims -> claims.claim("typ", null))))
        .allSatisfy(token -> assertThat(api(ACME, token).status()).isEqualTo(401));
  }

  @Test
  void aTokenThatIsNotSignedOrSignedWithThePublicKeyAsASecretIsRefused() throws Exception {
    String unsigned = new PlainJWT(Suppliers.claims("acme").build()).serialize();
    SignedJWT confused =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(suppliers.key("acme").getKeyID())
                .build(),
            Suppliers.claims("acme").build());
    confused.sign(new MACSigner(suppliers.key("acme").toRSAPublicKey().getEncoded()));
    SignedJWT critical =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(suppliers.key("acme").getKeyID())
                .criticalParams(Set.of("exp"))
                .build(),
            Suppliers.claims("acme").build());
    critical.sign(new com.nimbusds.jose.crypto.RSASSASigner(suppliers.key("acme")));

    assertThat(List.of(unsigned, confused.serialize(), critical.serialize()))
        .allSatisfy(token -> assertThat(api(ACME, token).status()).isEqualTo(401));
  }

  @Test
  void aTokenChangedInOnePlaceIsRefused() {
    String[] parts = suppliers.token("acme").split("\\.");
    String bolts = suppliers.token("bolt");
    String otherClaims = bolts.split("\\.")[1];

    assertThat(api(ACME, parts[0] + "." + otherClaims + "." + parts[2]).status()).isEqualTo(403);
    assertThat(api(ACME, parts[0] + "." + parts[1] + "." + bolts.split("\\.")[2]).status())
        .isEqualTo(401);
    assertThat(api(ACME, parts[0] + "." + parts[1] + ".AAAA").status()).isEqualTo(401);
  }

  @Test
  void severalAuthorizationHeadersAreRefusedEvenIfEachIsGood() {
    String token = suppliers.token("acme");

    RawHttp.Response twice = gateway.get(ACME, "/api/v1/me").bearer(token).bearer(token).send();
    RawHttp.Response mixed =
        gateway
            .get(ACME, "/api/v1/me")
            .bearer(token)
            .header("authorization", "Bearer " + suppliers.token("bolt"))
            .send();

    assertThat(twice.status()).isEqualTo(400);
    assertThat(mixed.status()).isEqualTo(400);
    assertThat(mixed.problem()).isEqualTo("ambiguous-credentials");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer abc",
        "Bearer a.b",
        "Bearer a.b.c.d.e",
        "Bearer a.b.c, Bearer a.b.c",
        "Bearer ..",
        "Basic YTpi",
        "Digest x",
        "DPoP a.b.c",
        "a.b.c",
        ""
      })
  void anAuthorizationThatIsNotOneSignedTokenIsRefused(String value) {
    RawHttp.Response response =
        gateway.get(ACME, "/api/v1/me").header("Authorization", value).send();

    assertThat(response.status()).isEqualTo(401);
  }

  @Test
  void aTokenThatIsTooLongIsNotEvenRead() {
    String token = suppliers.token("acme", claims -> claims.claim("x", "y".repeat(9_000)));

    assertThat(api(ACME, token).status()).isEqualTo(401);
  }

  @Test
  void requestsWithoutATokenPassToTheServicesWhichDecide() {
    assertThat(gateway.get(ACME, "/api/v1/me").send().status()).isEqualTo(200);
    assertThat(gateway.get(ACME, "/").header("Cookie", "JSESSIONID=1").send().status())
        .isEqualTo(200);
  }

  @Test
  void aRotatedKeyIsFoundAndTheOldOneEndsWhenTheRealmDropsIt() {
    suppliers.add("rotor");
    String before = suppliers.token("rotor");
    assertThat(api("rotor.localhost:8080", before).status()).isEqualTo(200);

    suppliers.key("rotor", Suppliers.newKey());
    String after = suppliers.token("rotor");

    assertThat(api("rotor.localhost:8080", after).status()).isEqualTo(200);
    assertThat(api("rotor.localhost:8080", before).status()).isEqualTo(401);
    suppliers.remove("rotor");
  }

  @Test
  void withoutTheIdentityServerKnownRealmsGoOnAndUnknownKeysAreUnavailableNotInvalid() {
    try (RunningGateway alone =
        RunningGateway.start(Map.of("wattline.gateway.realm-keys.retry", "5s"))) {
      String acme = alone.suppliers.token("acme");
      assertThat(alone.get(ACME, "/api/v1/me").bearer(acme).send().status()).isEqualTo(200);

      alone.identity.close();

      assertThat(alone.get(ACME, "/api/v1/me").bearer(acme).send().status()).isEqualTo(200);
      RawHttp.Response bolt =
          alone
              .get("bolt.localhost:8080", "/api/v1/me")
              .bearer(alone.suppliers.token("bolt"))
              .send();
      assertThat(bolt.status()).isEqualTo(503);
      assertThat(bolt.problem()).isEqualTo("identity-unavailable");
      assertThat(bolt.header("Retry-After")).isPresent();
    }
  }

  @Test
  void tokensWithInventedKeyIdsDoNotMakeTheGatewayAskTheIdentityServerEachTime() {
    try (RunningGateway calm =
        RunningGateway.start(Map.of("wattline.gateway.realm-keys.retry", "1m"))) {
      calm.get(ACME, "/api/v1/me").bearer(calm.suppliers.token("acme")).send();
      int before = calm.identity.requests();

      for (int i = 0; i < 20; i++) {
        String invented = Suppliers.sign(Suppliers.newKey(), Suppliers.claims("acme").build());
        assertThat(calm.get(ACME, "/api/v1/me").bearer(invented).send().status()).isEqualTo(401);
      }

      assertThat(calm.identity.requests() - before).isLessThanOrEqualTo(1);
    }
  }
}
