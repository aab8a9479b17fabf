package org.wattline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.tenancy.directory.TenantState;

@DisplayName("A refusal is a page to people and a problem to programs")
class RefusalPageTest {

  private static final String ACME = "acme.localhost:8080";

  private final RunningGateway gateway = RunningGateway.shared();

  @AfterEach
  void everybodyServesAgain() {
    gateway.suppliers.state("acme", TenantState.READY, null);
  }

  @Test
  void aBrowserReadsWhyInTheSuppliersNameAndColour() {
    gateway.suppliers.state("acme", TenantState.SUSPENDED, "Unpaid <invoices> & more");

    RawHttp.Response response = gateway.get(ACME, "/").asBrowser().send();

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.header("Content-Type")).contains("text/html;charset=UTF-8");
    assertThat(response.header("Content-Language")).contains("nl");
    assertThat(response.header("Cache-Control")).contains("no-store");
    assertThat(response.body())
        .contains("The &lt;acme&gt; &amp; Co")
        .contains("#0b6e4f")
        .contains("Unpaid &lt;invoices&gt; &amp; more")
        .contains("mailto:help@acme.test")
        .contains(response.header("X-Request-Id").orElseThrow())
        .doesNotContain("<script")
        .doesNotContain("<invoices>");
  }

  @ParameterizedTest
  @CsvSource({
    "'fr-BE,fr;q=0.9', fr, Ce service est fermé",
    "'en-US', en, This service is closed",
    "'de', de, Dieser Dienst ist",
    "'es-419,en;q=0.1', es, Este servicio está",
    "'ja, nl;q=0.2', nl, Deze dienst is",
    "'ja', nl, Deze dienst is",
    "'not a language;;q=x', nl, Deze dienst is",
    "'en;q=0', nl, Deze dienst is"
  })
  void thePageSpeaksTheReadersLanguageOrTheSuppliersFirst(
      String accepted, String language, String words) {
    gateway.suppliers.state("acme", TenantState.SUSPENDED, null);

    RawHttp.Response response =
        gateway.get(ACME, "/").asBrowser().header("Accept-Language", accepted).send();

    assertThat(response.header("Content-Language")).contains(language);
    assertThat(response.body()).contains(words).contains("<html lang=\"" + language + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "*/*",
        "application/problem+json",
        "text/html;q=0.1, application/json",
        "nonsense",
        ""
      })
  void aProgramReadsAProblem(String accepted) {
    gateway.suppliers.state("acme", TenantState.SUSPENDED, "Licence withdrawn");

    RawHttp.Response response = gateway.get(ACME, "/").header("Accept", accepted).send();

    Json problem = Json.of(response.body());
    assertThat(response.header("Content-Type")).contains("application/problem+json");
    assertThat(problem.at("type")).isEqualTo("https://wattline.org/problems/tenant-suspended");
    assertThat(problem.number("status")).isEqualTo(503);
    assertThat(problem.at("title")).isNotBlank();
    assertThat(problem.at("detail")).contains("Licence withdrawn");
    assertThat(problem.at("instance"))
        .isEqualTo("urn:wattline:request:" + response.header("X-Request-Id").orElseThrow());
  }

  @Test
  void aPageRunsNothingAndLoadsNothingButItsOwnStyle() throws Exception {
    RawHttp.Response response = gateway.get("nobody.localhost:8080", "/").asBrowser().send();

    Matcher style =
        Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(response.body());
    assertThat(style.find()).isTrue();
    String hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(style.group(1).getBytes(StandardCharsets.UTF_8)));
    assertThat(response.all("Content-Security-Policy"))
        .singleElement()
        .satisfies(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'")
                    .contains("style-src 'sha256-" + hash + "'")
                    .doesNotContain("unsafe"));
    assertThat(response.body()).contains("Wattline").doesNotContain("{{");
  }

  @Test
  void headIsAnsweredWithoutABody() {
    RawHttp.Response response = gateway.request("HEAD", "nobody.localhost", "/").asBrowser().send();

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void aPageThatIsNotReadyLooksAgainByItselfButNotAfterSomethingWasSent() {
    gateway.suppliers.state("acme", TenantState.PROVISIONING, null);

    RawHttp.Response read = gateway.get(ACME, "/").asBrowser().send();
    RawHttp.Response sent = gateway.request("POST", ACME, "/").asBrowser().body("amount=10").send();

    assertThat(read.body()).contains("http-equiv=\"refresh\"");
    assertThat(read.header("Retry-After")).isPresent();
    assertThat(sent.body()).doesNotContain("http-equiv=\"refresh\"");
  }

  @Test
  void aBlockedTenantsCauseIsNotForThePublic() {
    gateway.suppliers.state("acme", TenantState.BLOCKED, "duplicate key in t_4711");

    assertThat(gateway.get(ACME, "/").asBrowser().send().body()).doesNotContain("t_4711");
    assertThat(gateway.get(ACME, "/").send().body()).doesNotContain("t_4711");
  }
}
