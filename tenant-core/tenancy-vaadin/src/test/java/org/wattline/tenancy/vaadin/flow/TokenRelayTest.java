package org.wattline.tenancy.vaadin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.service.annotation.GetExchange;
import org.wattline.tenancy.vaadin.api.ApiClients;
import org.wattline.tenancy.vaadin.signin.ClientKey;
import org.wattline.tenancy.vaadin.signin.SignInExpiredException;
import org.wattline.tenancy.vaadin.test.FakeIdentityServer;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** The person's token goes with every call, from threads that no request has begun too. */
@Tag("UC-003")
@SpringBootTest(
    classes = SmallUi.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "vaadin.productionMode=true",
      "wattline.problems=false",
      "server.servlet.session.cookie.name=session",
      "server.address=127.0.0.1"
    })
class TokenRelayTest {
  private static final String ZON = "zonnestroom.localhost";
  private static final int PATIENCE_SECONDS = 10;

  /** Shorter than what a call may take to arrive: renewed before every call. */
  private static final int SPENT_SECONDS = 1;

  private static final int LONG_SECONDS = 300;
  private static final List<String> BEARERS = new CopyOnWriteArrayList<>();
  private static final List<String> TRACES = new CopyOnWriteArrayList<>();
  private static final HttpServer SERVICE = service();

  @TempDir static Path folder;
  @LocalServerPort int port;
  @Autowired ClientKey key;
  @Autowired SmallUi.Opened opened;
  @Autowired ApiClients clients;
  @Autowired BackgroundWork background;
  private final Browser browser = new Browser();

  /** A service that says nothing but hears who asks. */
  interface Greeting {
    @GetExchange("/greeting")
    String greeting();
  }

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    registry.add("wattline.client.key-file", () -> folder.resolve("key.pem").toString());
    registry.add("wattline.keycloak.backchannel", SmallUi.IDENTITY::backChannel);
  }

  @BeforeEach
  void people() {
    BEARERS.clear();
    TRACES.clear();
    SmallUi.IDENTITY.trust(key::publicHalf);
    SmallUi.IDENTITY.issueAs(null);
    SmallUi.IDENTITY.redirectTo(port);
    SmallUi.IDENTITY.accessTokensLive(LONG_SECONDS);
    SmallUi.IDENTITY.refuseRenewals(false);
    SmallUi.IDENTITY.personOf(
        "zonnestroom",
        new FakeIdentityServer.User("an", "An Peeters", "an@example.com", List.of("customer")));
  }

  @AfterAll
  static void stop() {
    SERVICE.stop(0);
    SmallUi.IDENTITY.accessTokensLive(LONG_SECONDS);
    SmallUi.IDENTITY.refuseRenewals(false);
  }

  @Test
  @DisplayName("UC-003 A push thread renews a spent token and calls as the person")
  void aPushThreadRenewsASpentTokenAndCallsAsThePerson() throws ParseException {
    SmallUi.IDENTITY.accessTokensLive(SPENT_SECONDS);
    UI page = openPage();
    int before = SmallUi.IDENTITY.renewals();

    assertThat(greetingFromAPushThread(page)).isEqualTo("hello");
    assertThat(greetingFromAPushThread(page)).isEqualTo("hello");

    assertThat(SmallUi.IDENTITY.renewals()).isEqualTo(before + 2);
    assertThat(BEARERS).hasSize(2).doesNotHaveDuplicates();
    for (String bearer : BEARERS) {
      assertThat(SignedJWT.parse(bearer).getJWTClaimsSet().getSubject()).isEqualTo("an");
    }
  }

  @Test
  @DisplayName("UC-003 A push thread's call goes on with the trace of the page that asked")
  void aPushThreadsCallGoesOnWithTheTraceOfThePageThatAsked() {
    UI page = openPage();
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    MDC.put("traceId", trace);
    try {
      assertThat(greetingFromAPushThread(page)).isEqualTo("hello");
    } finally {
      MDC.remove("traceId");
    }
    assertThat(greetingFromAPushThread(page)).isEqualTo("hello");

    assertThat(TRACES).hasSize(2);
    assertThat(TRACES.getFirst()).matches("00-" + trace + "-[0-9a-f]{16}-00");
    assertThat(TRACES.getLast()).isEqualTo("none");
  }

  @Test
  @DisplayName("UC-003 A renewal that is refused tells the page that its sign-in is over")
  void aRefusedRenewalTellsThePageThatItsSignInIsOver() {
    SmallUi.IDENTITY.accessTokensLive(SPENT_SECONDS);
    UI page = openPage();
    SmallUi.IDENTITY.refuseRenewals(true);

    assertThat(greetingFromAPushThread(page)).isInstanceOf(SignInExpiredException.class);
    assertThat(BEARERS).isEmpty();
  }

  /** Asks the service from a thread of its own; the answer comes back by the page. */
  private Object greetingFromAPushThread(UI page) {
    Greeting service =
        clients.client(Greeting.class, "http://127.0.0.1:" + SERVICE.getAddress().getPort());
    CompletableFuture<Object> came = new CompletableFuture<>();
    page.access(() -> background.run(page, service::greeting, came::complete, came::complete));
    return came.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private UI openPage() {
    browser.open("http://" + ZON + ":" + port + "/probe");
    int before = opened.pages().size();
    Browser.Answer started =
        browser.get("http://" + ZON + ":" + port + "/?v-r=init&location=&query=");
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    return opened.pages().get(before);
  }

  private static HttpServer service() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/greeting",
          exchange -> {
            try (exchange) {
              String header =
                  String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
              BEARERS.add(header.replaceFirst("^Bearer ", ""));
              String trace = exchange.getRequestHeaders().getFirst("traceparent");
              TRACES.add(trace == null ? "none" : trace);
              byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
              exchange.getResponseHeaders().set("Content-Type", "text/plain");
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            }
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
