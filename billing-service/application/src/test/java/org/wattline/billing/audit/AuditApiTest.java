package org.wattline.billing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

/** The record of changes, looked through by who made them, what they are and when. */
@Tag("UC-008")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AuditApiTest {
  private static final String AUDIT = "/api/v1/audit?";

  @LocalServerPort int port;

  private TwoTenants tenants;
  private Service service;
  private Desk desk;
  private String supervisor;
  private String els;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    supervisor = desk.staff(Role.SUPERVISOR);
    els = "els " + UUID.randomUUID();
  }

  @AfterEach
  void now() {
    tenants.clock().reset();
  }

  @Test
  void changesAreFoundByWhoMadeThemAndWhatTheyAre() {
    String customer = register(tenants.acme(), els);
    open(tenants.acme(), els, customer);
    register(tenants.acme(), "jan " + els);

    assertThat(actions("actor=" + encoded(els)))
        .containsExactly("account-opened", "customer-registered");
    assertThat(actions("actor=" + encoded(els) + "&action=account-opened"))
        .containsExactly("account-opened");
    assertThat(actions("actor=" + encoded(els) + "&subjectId=" + customer))
        .containsExactly("customer-registered");
    assertThat(actions("actor=" + encoded(els) + "&action=no-such-thing")).isEmpty();
    // the whole name, not a part of it
    assertThat(actions("actor=" + encoded(els.substring(0, 12)))).isEmpty();
  }

  @Test
  void aPeriodBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
    register(tenants.acme(), els);
    tenants.clock().advance(Duration.ofHours(1));
    Instant second = tenants.clock().instant();
    supervisor = desk.staff(Role.SUPERVISOR);
    register(tenants.acme(), els);
    Instant recorded =
        Instant.parse(
            service
                .get(supervisor, AUDIT + "actor=" + encoded(els))
                .json()
                .path("items")
                .path(0)
                .path("at")
                .asString());
    assertThat(recorded).isBetween(second.minusSeconds(60), second.plusSeconds(60));

    assertThat(actions("actor=" + encoded(els) + "&from=" + recorded)).hasSize(1);
    assertThat(actions("actor=" + encoded(els) + "&until=" + recorded)).hasSize(1);
    assertThat(
            actions(
                "actor="
                    + encoded(els)
                    + "&from="
                    + recorded.minus(Duration.ofDays(1))
                    + "&until="
                    + recorded.plusSeconds(1)))
        .hasSize(2);
  }

  @Test
  void aFilteredListIsReadPageByPageWithoutLossOrDoubling() {
    for (int n = 0; n < 5; n++) {
      register(tenants.acme(), els);
      register(tenants.acme(), "jan " + els);
    }

    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      Answer page =
          service.get(
              supervisor,
              AUDIT + "action=customer-registered&limit=2&actor=" + encoded(els) + cursor);
      page.json().path("items").forEach(item -> ids.add(item.path("id").asString()));
      JsonNode next = page.json().path("next");
      cursor = next.isString() ? "&cursor=" + next.asString() : "";
    } while (!cursor.isEmpty());

    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void aNeighboursChangesAreNeverFound() {
    register(tenants.acme(), els);
    String theirs = register(tenants.bolt(), els);

    assertThat(actions("actor=" + encoded(els))).hasSize(1);
    assertThat(service.get(supervisor, AUDIT + "actor=" + encoded(els)).body())
        .doesNotContain(theirs);
    assertThat(actions("subjectId=" + theirs)).isEmpty();
    Answer there =
        service.get(desk.staff(tenants.bolt(), Role.SUPERVISOR), AUDIT + "actor=" + encoded(els));
    assertThat(there.json().path("items").size()).isEqualTo(1);
    assertThat(there.body()).contains(theirs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "actor=%00",
        "action=a%07b",
        "from=2026-02-01T00:00:00Z&until=2026-02-01T00:00:00Z",
        "from=0001-01-01T00:00:00Z",
        "until=%2B100000-01-01T00:00:00Z"
      })
  void whatCannotBeLookedForIsRefusedNotCrashed(String asked) {
    assertThat(service.get(supervisor, AUDIT + asked).status()).isEqualTo(422);
  }

  @Test
  void aMomentThatIsNoneAndALongNameAreRefused() {
    assertThat(service.get(supervisor, AUDIT + "from=yesterday").status()).isBetween(400, 422);
    assertThat(service.get(supervisor, AUDIT + "actor=" + "x".repeat(161)).status()).isEqualTo(422);
  }

  private List<String> actions(String asked) {
    Answer found = service.get(supervisor, AUDIT + asked);
    assertThat(found.status()).as(found.body()).isEqualTo(200);
    return found
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("action").asString())
        .toList();
  }

  private String register(TenantEntry supplier, String by) {
    Map<String, Object> person = new HashMap<>(desk.aPerson("Looked"));
    person.put("language", supplier.defaultLocale().getLanguage());
    Answer made = service.post(token(supplier, by), "/api/v1/customers", person);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.text("id");
  }

  private void open(TenantEntry supplier, String by, String customer) {
    Answer made =
        service.post(
            token(supplier, by),
            "/api/v1/accounts",
            Map.of("customerId", customer, "delivery", "EMAIL"));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  private String token(TenantEntry supplier, String username) {
    return tenants
        .tokens()
        .forTenant(supplier)
        .client("console")
        .roles(Role.CUSTOMER_SERVICE.realmRole())
        .subject("subject-of-" + username.hashCode())
        .username(username)
        .sign();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
