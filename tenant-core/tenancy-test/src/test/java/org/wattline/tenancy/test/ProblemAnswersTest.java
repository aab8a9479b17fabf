package org.wattline.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.tenancy.jdbc.TenantDataSource;
import org.wattline.tenancy.test.app.ProbeApplication;

/**
 * Refusals and faults are RFC 9457 problems that tell a person what to do and a stranger nothing.
 */
@TwoTenantTest
@SpringBootTest(
    classes = ProbeApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "wattline.security.realms=tenants",
      "wattline.datasource.pool.max-connections=3",
      "wattline.datasource.pool.max-per-tenant=2",
      "wattline.datasource.pool.acquire-timeout=300ms"
    })
class ProblemAnswersTest {
  @Autowired TwoTenants tenants;
  @Autowired TenantDataSource source;
  @LocalServerPort int port;
  private ProbeClient client;

  @BeforeEach
  void setUp() {
    client = new ProbeClient(port);
  }

  @Test
  void aRefusalCarriesItsTypeSentenceRequestAndMembers() {
    HttpResponse<String> answer =
        client.get("/api/v1/refused", token(), "X-Request-Id", "from-the-gateway-1");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("X-Request-Id")).contains("from-the-gateway-1");
    assertThat(answer.body())
        .contains("\"type\":\"https://wattline.org/problems/conflict\"")
        .contains("\"detail\":\"The note is being read.\"")
        .contains("\"instance\":\"urn:wattline:request:from-the-gateway-1\"")
        .contains("\"reader\":7");
  }

  @Test
  void aRequestIdThatIsNotOneIsReplaced() {
    HttpResponse<String> answer =
        client.get("/api/v1/refused", token(), "X-Request-Id", "<script>");

    assertThat(answer.headers().firstValue("X-Request-Id"))
        .get()
        .asString()
        .matches("[0-9a-f-]{36}");
    assertThat(answer.body()).doesNotContain("script");
  }

  @Test
  void aFaultSaysNothingOfTheInside() {
    for (String path : List.of("/api/v1/broken", "/api/v1/broken-io")) {
      HttpResponse<String> answer = client.get(path, token());

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body())
          .contains("https://wattline.org/problems/internal")
          .contains("urn:wattline:request:")
          .doesNotContain("hunter2", "postgresql", "/etc/", "Exception", "java", "\tat ");
    }
  }

  @Test
  void everyFieldThatIsNotRightIsListed() {
    HttpResponse<String> empty = client.post("/api/v1/notes", token(), "{\"title\": \" \"}");
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body())
        .contains("https://wattline.org/problems/invalid-fields")
        .contains("\"pointer\":\"/title\"")
        .contains("\"code\":\"NotBlank\"");

    HttpResponse<String> limit = client.get("/api/v1/limits?size=101", token());
    assertThat(limit.statusCode()).isEqualTo(422);
    assertThat(limit.body()).contains("\"pointer\":\"/size\"").contains("\"code\":\"Max\"");
  }

  @Test
  void whatCannotBeReadIsRefusedWithoutQuotingIt() {
    List<HttpResponse<String>> answers = new ArrayList<>();
    answers.add(client.post("/api/v1/notes", token(), "{\"title\": "));
    answers.add(client.get("/api/v1/limits?size=CANARY", token()));
    answers.add(client.get("/api/v1/limits", token()));
    for (HttpResponse<String> answer : answers) {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body())
          .contains("https://wattline.org/problems/invalid-request")
          .doesNotContain("Exception", "wattline.tenancy", "java.", "CANARY");
    }
    HttpResponse<String> wrong = client.post("/api/v1/notes", token(), "{\"title\": [\"CANARY\"]}");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("\"pointer\":\"/title\"", "\"code\":\"unreadable\"")
        .doesNotContain("Exception", "wattline.tenancy", "java.", "CANARY");
  }

  @Test
  void whatIsNotThereOrNotDoneHereIsAProblemToo() {
    assertProblem(client.get("/api/v1/nothing", token()), 404, "not-found");
    assertProblem(client.send("DELETE", "/api/v1/notes", token(), null), 405, "method-not-allowed");
    assertProblem(
        client.send("POST", "/api/v1/notes", token(), "x", "Content-Type", "text/plain"),
        415,
        "unsupported-media-type");
    assertProblem(client.get("/api/v1/nothing", null), 401, "not-signed-in");
    assertProblem(client.get("/error", token()), 404, "not-found");
  }

  @Test
  void aBusyDatabaseIsAnAnswerWithATimeToComeBack() throws Exception {
    try (Connection one = tenants.as(tenants.acme(), source::getConnection);
        Connection two = tenants.as(tenants.acme(), source::getConnection)) {
      for (String road : List.of("jdbc", "jpa")) {
        HttpResponse<String> answer = client.get("/api/v1/notes/" + road, token());
        assertProblem(answer, 503, "too-busy");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("max-per-tenant", "acme");
      }
    }
    assertThat(client.get("/api/v1/notes/jdbc", token()).statusCode()).isEqualTo(200);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String reason) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("https://wattline.org/problems/" + reason);
  }

  private String token() {
    return tenants.tokens().forTenant(tenants.acme()).sign();
  }
}
