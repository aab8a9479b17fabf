package org.wattline.tenancy.vaadin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.vaadin.flow.component.UI;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.Sites;
import org.wattline.tenancy.vaadin.signin.ClientKey;
import org.wattline.tenancy.vaadin.signin.SignedInSessions;
import org.wattline.tenancy.vaadin.test.FakeIdentityServer;
import org.wattline.tenancy.vaadin.test.TwoSuppliers;

/** UC-010 signing in, UC-011 signing out, and the walls around a session. */
@SpringBootTest(
    classes = SmallUi.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "vaadin.productionMode=true",
      "wattline.problems=false",
      "server.servlet.session.cookie.name=session",
      "server.address=127.0.0.1"
    })
@Tag("UC-010")
@Tag("UC-011")
class SignInTest {
  private static final String ZON = "zonnestroom.localhost";
  private static final String GOLD = "goldengrid.localhost";
  @TempDir static Path folder;
  @LocalServerPort int port;
  @Autowired Sites sites;
  @Autowired ClientKey key;
  @Autowired SignedInSessions sessions;
  @Autowired SmallUi.Opened opened;
  @Autowired MeterRegistry meters;
  private final Browser browser = new Browser();

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("wattline.client.key-file", () -> folder.resolve("key.pem").toString());
    registry.add("wattline.keycloak.backchannel", SmallUi.IDENTITY::backChannel);
  }

  @BeforeEach
  void people() {
    SmallUi.IDENTITY.trust(key::publicHalf);
    SmallUi.IDENTITY.issueAs(null);
    SmallUi.IDENTITY.redirectTo(port);
    SmallUi.IDENTITY.personOf(
        "zonnestroom",
        new FakeIdentityServer.User("an", "An Peeters", "an@example.com", List.of("customer")));
    SmallUi.IDENTITY.personOf(
        "goldengrid",
        new FakeIdentityServer.User("sam", "Sam Rivera", "sam@example.com", List.of("customer")));
  }

  @Test
  void aStrangerIsSentToTheRealmOfTheHostInTheirLanguage() {
    Browser.Answer first = browser.get(page(ZON, "/probe?x=1"));
    assertThat(first.status()).isEqualTo(302);
    assertThat(location(first)).endsWith("/sign-in?to=%2Fprobe%3Fx%3D1");

    Browser.Answer second = browser.get(location(first));
    assertThat(location(second)).endsWith("/oauth2/authorization/" + TwoSuppliers.ZON);

    Browser.Answer third = browser.get(location(second));
    assertThat(location(third))
        .startsWith(SmallUi.IDENTITY.issuerBase() + "zonnestroom/protocol/openid-connect/auth")
        .contains("client_id=portal", "code_challenge_method=S256", "nonce=", "ui_locales=fr");
  }

  @Test
  void requestsAreCountedByTheSupplierOfTheHost() {
    browser.get(page(ZON, "/sign-in"));

    await()
        .untilAsserted(
            () ->
                assertThat(
                        meters.find("http.server.requests").tag("tenant", "zonnestroom").timers())
                    .anyMatch(timer -> timer.count() > 0));
  }

  @Test
  void aPersonMaySetUpASecondStepAndComesBack() {
    Browser.Answer begun = browser.get(page(ZON, "/sign-in?second-step&to=%2Fprobe%3Fx%3D2"));
    Browser.Answer asked = browser.get(location(begun));

    assertThat(location(asked))
        .startsWith(SmallUi.IDENTITY.issuerBase() + "zonnestroom/protocol/openid-connect/auth")
        .contains("kc_action=CONFIGURE_TOTP");
    assertThat(browser.open(location(asked)).at().toString()).endsWith("/probe?x=2");

    Browser.Answer plain = browser.get(location(browser.get(page(ZON, "/sign-in?to=/probe"))));
    assertThat(location(plain)).doesNotContain("kc_action");
  }

  @Test
  void aSignInProvesTheClientAndLeadsToThePageThatWasWanted() {
    Browser.Answer page = browser.open(page(ZON, "/probe?x=1"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.at().toString()).endsWith("/probe?x=1");
    assertThat(page.body()).contains("\"person\":\"an\"", ZON, TwoSuppliers.ZON.toString());
  }

  @Test
  void aSignInBeginsAFreshSession() {
    browser.get(page(ZON, "/sign-in"));
    String before = browser.cookie(ZON, "session");

    browser.open(page(ZON, "/probe"));

    assertThat(before).isNotEmpty();
    assertThat(browser.cookie(ZON, "session")).isNotEmpty().isNotEqualTo(before);
  }

  @Test
  void aSessionOfOneSupplierIsEndedOnTheHostOfAnother() {
    browser.open(page(ZON, "/probe"));
    browser.carryCookies(ZON, GOLD);

    Browser.Answer there = browser.get(page(GOLD, "/probe"));

    assertThat(there.status()).isEqualTo(403);
    assertThat(there.body()).doesNotContain("an", TwoSuppliers.ZON.toString());
    Browser.Answer here = browser.get(page(ZON, "/probe"));
    assertThat(here.status()).as("the session is over on its own host too").isEqualTo(302);
  }

  @Test
  void aSignInOfAnotherSupplierCanNeitherBeBegunNorFinishedHere() {
    Browser.Answer begun = browser.get(page(ZON, "/oauth2/authorization/" + TwoSuppliers.GOLD));
    assertThat(begun.status()).isIn(302, 400, 404, 500);
    assertThat(begun.raw().headers().firstValue("Location").orElse(""))
        .doesNotContain("goldengrid");

    Browser.Answer finished =
        browser.get(page(ZON, "/login/oauth2/code/" + TwoSuppliers.GOLD + "?code=x&state=y"));
    assertThat(finished.raw().headers().firstValue("Location").orElse(""))
        .doesNotContain("goldengrid");
    assertThat(browser.get(page(ZON, "/probe")).status()).isEqualTo(302);
  }

  @Test
  void tokensOfAnotherIssuerAreRefused() {
    SmallUi.IDENTITY.issueAs("goldengrid");

    Browser.Answer end = browser.open(page(ZON, "/sign-in?to=/probe"));

    assertThat(end.body()).doesNotContain("\"person\"");
    assertThat(browser.get(page(ZON, "/probe")).status()).isEqualTo(302);
  }

  @Test
  void aHostThatLeadsNowhereIsNotFound() {
    assertThat(browser.get(page("nobody.localhost", "/")).status()).isEqualTo(404);
    assertThat(browser.get(page("zonnestroom-staff.localhost", "/")).status()).isEqualTo(404);
    assertThat(browser.get(page("platform.localhost", "/")).status()).isEqualTo(404);
  }

  @Test
  void keysAndBackChannelAreServedInsideAndNotOnASuppliersHost() {
    assertThat(browser.get(page("127.0.0.1", "/.well-known/jwks.json")).body())
        .contains(key.publicHalf().getKeyID());
    assertThat(browser.get(page(ZON, "/.well-known/jwks.json")).status()).isEqualTo(404);
    assertThat(browser.post(page(ZON, "/internal/back-channel-logout/zonnestroom"), "").status())
        .isEqualTo(404);
    assertThat(browser.get(page("127.0.0.1", "/probe")).status()).isEqualTo(404);
  }

  @Test
  void aSignOutAtTheIdentityServerEndsTheSessionHere() {
    browser.open(page(ZON, "/probe"));
    Browser other = new Browser();
    other.open(page(GOLD, "/probe"));

    assertThat(signedOut("zonnestroom", logoutToken("zonnestroom"))).isEqualTo(200);

    assertThat(browser.get(page(ZON, "/probe")).status()).isEqualTo(302);
    assertThat(other.get(page(GOLD, "/probe")).status()).isEqualTo(200);
  }

  @Test
  void aLogoutTokenThatIsNotOneEndsNothing() {
    browser.open(page(ZON, "/probe"));
    String issuer = SmallUi.IDENTITY.issuerBase() + "zonnestroom";
    String sid = FakeIdentityServer.sessionOf("zonnestroom");
    Date soon = Date.from(Clock.systemUTC().instant().plusSeconds(60));
    Map<String, Object> events =
        Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());
    JWTClaimsSet.Builder good =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience("portal")
            .expirationTime(soon)
            .claim("sid", sid)
            .claim("events", events);

    assertThat(signedOut("zonnestroom", logoutToken("goldengrid"))).isEqualTo(400);
    assertThat(refused(new JWTClaimsSet.Builder(good.build()).audience("console"))).isTrue();
    assertThat(refused(new JWTClaimsSet.Builder(good.build()).claim("nonce", "n"))).isTrue();
    assertThat(refused(new JWTClaimsSet.Builder(good.build()).claim("events", null))).isTrue();
    assertThat(signedOut("zonnestroom", "eyJhbGciOiJub25lIn0.e30.")).isEqualTo(400);
    assertThat(signedOut("nobody", logoutToken("zonnestroom"))).isEqualTo(404);

    assertThat(browser.get(page(ZON, "/probe")).status()).isEqualTo(200);
    assertThat(sessions.count()).isPositive();
  }

  @Test
  void whatAnyThreadDoesForAPageRunsInTheScopeOfItsSupplier() throws Exception {
    UI page = openPage();
    AtomicReference<String> seen = new AtomicReference<>();

    Thread.ofVirtual()
        .start(
            () ->
                page.access(
                    () -> seen.set(SiteScope.current().host() + " " + TenantScope.current())));

    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> seen.get() != null);
    assertThat(seen.get()).isEqualTo(ZON + " " + TwoSuppliers.ZON);
  }

  @Test
  void workOfOneSupplierCannotReachIntoAPageOfAnother() {
    UI page = openPage();

    AtomicReference<Throwable> refusal = new AtomicReference<>();
    SiteScope.run(
        sites.byHost(GOLD).orElseThrow(),
        () -> {
          try {
            page.access(() -> page.setVisible(false)).get(5, TimeUnit.SECONDS);
          } catch (Exception e) {
            refusal.set(e);
          }
        });

    assertThat(refusal.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("may not reach into a session of");
  }

  /** Starts a page as the browser's script does, and gives its server side. */
  private UI openPage() {
    int before = opened.pages().size();
    Browser.Answer started = browser.get(page(ZON, "/?v-r=init&location=&query="));
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    return opened.pages().get(before);
  }

  private boolean refused(JWTClaimsSet.Builder claims) {
    return signedOut("zonnestroom", SmallUi.IDENTITY.sign(claims.build(), "logout+jwt")) == 400;
  }

  private String logoutToken(String realm) {
    return SmallUi.IDENTITY.logoutToken(realm, "portal", FakeIdentityServer.sessionOf(realm));
  }

  private int signedOut(String realm, String token) {
    return new Browser()
        .post(
            page("127.0.0.1", "/internal/back-channel-logout/" + realm),
            "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8))
        .status();
  }

  private static String location(Browser.Answer answer) {
    return answer.raw().headers().firstValue("Location").orElseThrow();
  }

  private String page(String host, String path) {
    return "http://" + host + ":" + port + path;
  }
}
