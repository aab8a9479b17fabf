package org.wattline.billing.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

/** What customers may meet has a code, so that it can be said in any language. */
@Tag("UC-009")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RefusalCodesTest {
  @LocalServerPort int port;

  private TwoTenants tenants;
  private Service service;
  private Desk desk;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
  }

  @Test
  void aPreferenceForALanguageThatIsNotOfferedHasACode() {
    Member member = desk.aMember("HOLDER");

    Answer refusal =
        service.put(
            member.token(),
            "/api/v1/accounts/" + member.accountId() + "/preferences",
            Map.of("version", 0, "delivery", "EMAIL", "language", "xx"));

    assertThat(refusal.status()).as(refusal.body()).isEqualTo(422);
    assertThat(codes(refusal)).containsExactly("language-not-offered");
    assertThat(refusal.json().path("errors").path(0).has("arguments")).isFalse();
  }

  @Test
  void limitsOfAConstraintAreBesideItsCode() {
    Member member = desk.aMember("HOLDER");

    Answer refusal =
        service.post(
            member.token(),
            "/api/v1/registrations",
            Map.of("accountNumber", "1".repeat(21), "code", ""));

    assertThat(refusal.status()).as(refusal.body()).isEqualTo(422);
    assertThat(codes(refusal)).containsExactlyInAnyOrder("Size", "NotBlank");
    assertThat(refusal.body())
        .contains("\"arguments\":[\"20\",\"0\"]")
        .containsOnlyOnce("arguments");
  }

  @Test
  void aCodeOfAnAccountThatDoesNotFitHasACode() {
    Member member = desk.aMember("HOLDER");

    Answer wrong =
        service.post(
            member.token(),
            "/api/v1/registrations",
            Map.of("accountNumber", "1000000001", "code", "AAAA-AAAA"));

    assertThat(codes(wrong)).as(wrong.body()).containsExactly("code-does-not-fit");
  }

  @Test
  void aDayOfAMoveThatIsOutOfRangeSaysItsLimits() {
    Member member = desk.aMember("HOLDER");
    LocalDate today = LocalDate.ofInstant(tenants.clock().instant(), tenants.acme().zone());

    Answer refusal =
        service.post(
            member.token(),
            "/api/v1/move-ins?preview=true",
            Map.of(
                "accountId",
                member.accountId(),
                "servicePointId",
                UUID.randomUUID(),
                "day",
                today.plusYears(3).toString(),
                "reads",
                List.of(),
                "terms",
                Map.of(
                    "productId",
                    UUID.randomUUID(),
                    "cycle",
                    Map.of("kind", "MONTHLY", "anchorDay", 1),
                    "attributes",
                    Map.of(),
                    "overrides",
                    List.of())));

    assertThat(codes(refusal)).as(refusal.body()).containsExactly("day-out-of-range");
    assertThat(arguments(refusal)).last().isEqualTo(today.plusDays(366).toString());
  }

  private static List<String> codes(Answer refusal) {
    return refusal.json().path("errors").valueStream().map(e -> e.path("code").asString()).toList();
  }

  private static List<String> arguments(Answer refusal) {
    return refusal
        .json()
        .path("errors")
        .path(0)
        .path("arguments")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }
}
