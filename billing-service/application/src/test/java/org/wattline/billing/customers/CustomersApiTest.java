package org.wattline.billing.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CustomersApiTest {
  @LocalServerPort int port;

  private Service service;
  private TwoTenants tenants;
  private Desk desk;
  private String agent;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    agent = desk.staff(Role.CUSTOMER_SERVICE);
  }

  @Test
  void staffRegisterACustomerAndOpenAnAccountThatHasANumber() {
    String id = desk.aCustomer("Ångström");

    Answer account =
        service.post(agent, "/api/v1/accounts", Map.of("customerId", id, "delivery", "EMAIL"));

    assertThat(account.status()).isEqualTo(201);
    assertThat(account.text("number")).matches("[0-9]{10}");
    assertThat(account.text("customerName")).isEqualTo("An Ångström");
    assertThat(account.text("currency")).isEqualTo(tenants.acme().currency().getCurrencyCode());
    assertThat(service.get(agent, "/api/v1/customers/" + id + "/accounts").body())
        .contains(account.text("number"));
  }

  @Test
  void aCustomerIsFoundByNameWithoutAccentsByEmailAndByAccountNumber() {
    String name = "Žižková" + UUID.randomUUID().toString().substring(0, 6);
    String id = desk.aCustomer(name);
    String number = desk.anAccount(id).text("number");

    for (String query :
        List.of(
            name.toLowerCase(java.util.Locale.ROOT).replace("ž", "z").replace("á", "a"),
            "AN." + name + "@Example.com",
            number.substring(0, 4) + "-" + number.substring(4))) {
      Answer found =
          service.get(
              agent,
              "/api/v1/customers?q="
                  + java.net.URLEncoder.encode(query, java.nio.charset.StandardCharsets.UTF_8));
      assertThat(found.status()).as(query).isEqualTo(200);
      assertThat(found.json().path("items").size()).as(query).isEqualTo(1);
      assertThat(found.body()).contains(id);
    }
  }

  @Test
  void listsAreReadPageByPageWithoutLossOrDoubling() {
    String family = "Pager" + UUID.randomUUID().toString().substring(0, 8);
    List<String> made =
        java.util.stream.IntStream.range(0, 5)
            .mapToObj(i -> desk.aCustomer(family))
            .sorted()
            .toList();

    List<String> read = new java.util.ArrayList<>();
    String next = "";
    do {
      Answer page = service.get(agent, "/api/v1/customers?limit=2&q=" + family + "&cursor=" + next);
      page.json().path("items").forEach(item -> read.add(item.path("id").asString()));
      next = page.json().path("next").isNull() ? null : page.text("next");
    } while (next != null);

    assertThat(read.stream().sorted().toList()).isEqualTo(made);
  }

  @Test
  void aPersonWithoutAFamilyNameIsRefusedByTheFieldsName() {
    Answer refusal =
        service.post(
            agent,
            "/api/v1/customers",
            Map.of(
                "kind",
                "PERSON",
                "givenName",
                "An",
                "language",
                desk.language(),
                "address",
                Desk.ADDRESS));

    assertThat(refusal.status()).isEqualTo(422);
    assertThat(refusal.json().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/familyName");
  }

  @Test
  void anOlderVersionDoesNotOverwriteANewerOne() {
    String id = desk.aCustomer("Version");
    Map<String, Object> change = Map.of("version", 0, "particulars", desk.aPerson("Renamed"));

    assertThat(service.put(agent, "/api/v1/customers/" + id, change).status()).isEqualTo(200);
    assertThat(service.put(agent, "/api/v1/customers/" + id, change).status()).isEqualTo(412);
  }

  @Test
  void everyChangeIsInTheAuditWithWhoAndWhatItWas() {
    String id = desk.aCustomer("Audited");
    service.put(
        agent,
        "/api/v1/customers/" + id,
        Map.of("version", 0, "particulars", desk.aPerson("Auditée")));

    Answer audit = service.get(desk.staff(Role.SUPERVISOR), "/api/v1/audit?subjectId=" + id);

    assertThat(audit.json().path("items").size()).isEqualTo(2);
    assertThat(audit.json().path("items").path(0).path("action").asString())
        .isEqualTo("customer-changed");
    assertThat(audit.json().path("items").path(0).path("before").asString()).contains("Audited");
    assertThat(audit.json().path("items").path(0).path("after").asString()).contains("Auditée");
    assertThat(service.get(agent, "/api/v1/audit").status()).isEqualTo(403);
  }

  @Test
  void aCodeLetsOnePersonInOnce() {
    Answer account = desk.anAccount(desk.aCustomer("Coded"));
    Answer code =
        service.post(
            agent,
            "/api/v1/accounts/" + account.text("id") + "/registration-codes",
            Map.of("role", "HOLDER"));
    Map<String, String> claim =
        Map.of("accountNumber", account.text("number"), "code", code.text("code"));
    String first = desk.customer("first-" + account.text("number"));
    String second = desk.customer("second-" + account.text("number"));

    assertThat(service.get(first, "/api/v1/accounts/" + account.text("id")).status())
        .isEqualTo(404);
    assertThat(service.post(first, "/api/v1/registrations", claim).status()).isEqualTo(201);
    assertThat(service.get(first, "/api/v1/accounts/" + account.text("id")).text("yourRole"))
        .isEqualTo("HOLDER");
    assertThat(service.get(first, "/api/v1/me").json().path("accounts").size()).isEqualTo(1);
    assertThat(service.post(second, "/api/v1/registrations", claim).status()).isEqualTo(422);
  }

  @Test
  void aWrongNumberAndAWrongCodeAreAnsweredAlike() {
    String number = desk.anAccount(desk.aCustomer("Guessed")).text("number");
    String guesser = desk.customer("guesser-" + number);

    Answer wrongCode =
        service.post(
            guesser,
            "/api/v1/registrations",
            Map.of("accountNumber", number, "code", "AAAAA-AAAAA"));
    Answer wrongNumber =
        service.post(
            guesser,
            "/api/v1/registrations",
            Map.of("accountNumber", "0000000000", "code", "AAAAA-AAAAA"));

    assertThat(wrongCode.status()).isEqualTo(422);
    assertThat(withoutRequestId(wrongCode)).isEqualTo(withoutRequestId(wrongNumber));
  }

  @Test
  void codesCannotBeGuessedForLong() {
    String number = desk.anAccount(desk.aCustomer("Limited")).text("number");
    String guesser = desk.customer("limited-" + number);
    Map<String, String> guess = Map.of("accountNumber", number, "code", "AAAAA-AAAAA");

    for (int attempt = 0; attempt < 10; attempt++) {
      assertThat(service.post(guesser, "/api/v1/registrations", guess).status()).isEqualTo(422);
    }

    assertThat(service.post(guesser, "/api/v1/registrations", guess).status()).isEqualTo(429);
  }

  @Test
  void theLastHolderCannotBeRemovedByACustomer() {
    Member holder = desk.aMember("HOLDER");
    String person =
        service
            .get(holder.token(), "/api/v1/accounts/" + holder.accountId() + "/people")
            .json()
            .path(0)
            .path("id")
            .asString();

    Answer refusal =
        service.delete(
            holder.token(), "/api/v1/accounts/" + holder.accountId() + "/people/" + person);

    assertThat(refusal.status()).isEqualTo(409);
  }

  @Test
  void aViewerReadsAndChangesNothing() {
    Member viewer = desk.aMember("VIEWER");
    String path = "/api/v1/accounts/" + viewer.accountId();

    assertThat(service.get(viewer.token(), path).status()).isEqualTo(200);
    assertThat(
            service
                .put(
                    viewer.token(),
                    path + "/preferences",
                    Map.of("version", 0, "delivery", "POST", "language", desk.language()))
                .status())
        .isEqualTo(403);
  }

  @Test
  void aForeignAccountAnswersLikeOneThatDoesNotExist() {
    Member mine = desk.aMember("HOLDER");
    Member neighbour = desk.aMember("HOLDER");

    for (String path : List.of("", "/people")) {
      Answer foreign =
          service.get(mine.token(), "/api/v1/accounts/" + neighbour.accountId() + path);
      Answer unknown = service.get(mine.token(), "/api/v1/accounts/" + UUID.randomUUID() + path);
      assertThat(foreign.status()).isEqualTo(404);
      assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(unknown));
    }
    Map<String, Object> preferences =
        Map.of("version", 0, "delivery", "POST", "language", desk.language());
    assertThat(
            service
                .put(
                    mine.token(),
                    "/api/v1/accounts/" + neighbour.accountId() + "/preferences",
                    preferences)
                .status())
        .isEqualTo(404);
    assertThat(
            service
                .post(
                    mine.token(),
                    "/api/v1/accounts/" + neighbour.accountId() + "/registration-codes",
                    Map.of("role", "HOLDER"))
                .status())
        .isEqualTo(404);
    assertThat(
            service
                .delete(
                    mine.token(),
                    "/api/v1/accounts/" + neighbour.accountId() + "/people/" + UUID.randomUUID())
                .status())
        .isEqualTo(404);
    assertThat(service.get(mine.token(), "/api/v1/accounts").body())
        .contains(mine.accountId())
        .doesNotContain(neighbour.accountId());
  }

  @Test
  void customersNeitherListNorReadTheSuppliersCustomers() {
    String id = desk.aCustomer("Searched");
    Member member = desk.aMember("HOLDER");

    for (String path : List.of("", "?q=searched", "/" + id, "/" + id + "/accounts")) {
      assertThat(service.get(member.token(), "/api/v1/customers" + path).status())
          .as(path)
          .isEqualTo(403);
    }
  }

  @Test
  void aPersonWhoWasRemovedReadsTheAccountNoMore() {
    Member former = desk.aMember("HOLDER");
    String account = "/api/v1/accounts/" + former.accountId();
    String person = service.get(agent, account + "/people").json().path(0).path("id").asString();
    assertThat(service.get(former.token(), account).status()).isEqualTo(200);

    assertThat(service.delete(agent, account + "/people/" + person).status()).isEqualTo(204);

    for (String path : List.of("", "/people")) {
      assertThat(service.get(former.token(), account + path).status()).as(path).isEqualTo(404);
    }
    assertThat(service.get(former.token(), "/api/v1/accounts").body())
        .doesNotContain(former.accountId());
  }

  @Test
  void anotherSuppliersStaffDoNotFindTheCustomer() {
    String id = desk.aCustomer("Walled");
    String foreign = desk.staff(tenants.bolt(), Role.SUPERVISOR);

    assertThat(service.get(foreign, "/api/v1/customers/" + id).status()).isEqualTo(404);
    assertThat(service.get(foreign, "/api/v1/customers?q=walled").json().path("items").size())
        .isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"BILLING", "FINANCE", "FIELD_SERVICE"})
  void staffOfOtherWorkReadCustomersAndChangeNone(Role role) {
    String id = desk.aCustomer("Read");
    String token = desk.staff(role);

    assertThat(service.get(token, "/api/v1/customers/" + id).status()).isEqualTo(200);
    assertThat(service.post(token, "/api/v1/customers", desk.aPerson("New")).status())
        .isEqualTo(403);
    assertThat(
            service
                .post(token, "/api/v1/accounts", Map.of("customerId", id, "delivery", "EMAIL"))
                .status())
        .isEqualTo(403);
  }

  @Test
  void withoutATokenNothingIsAnswered() {
    for (String path :
        List.of("/api/v1/me", "/api/v1/accounts", "/api/v1/customers", "/api/v1/audit")) {
      assertThat(service.get(null, path).status()).as(path).isEqualTo(401);
    }
  }

  @Test
  void textWithZeroBytesAndHugeTextsAreRefusedNotCrashed() {
    for (String bad : List.of("%00", "%EF%BF%BF".repeat(200))) {
      assertThat(service.get(agent, "/api/v1/customers?q=" + bad).status()).isBetween(400, 499);
    }
    assertThat(service.post(agent, "/api/v1/customers", "{\"kind\":").status()).isEqualTo(400);
    assertThat(service.get(agent, "/api/v1/customers/not-a-uuid").status()).isEqualTo(400);
    assertThat(service.get(agent, "/api/v1/customers?limit=100000").status()).isEqualTo(422);
  }

  private static String withoutRequestId(Answer answer) {
    return answer.body().replaceAll("[0-9a-f-]{32,36}", "ID").replaceAll("/accounts/[^\"]*", "");
  }
}
