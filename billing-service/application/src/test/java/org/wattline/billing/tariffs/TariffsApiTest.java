package org.wattline.billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

@Tag("UC-020")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TariffsApiTest {
  @LocalServerPort int port;

  private Service service;
  private TwoTenants tenants;
  private Desk desk;
  private Market market;
  private String writer;
  private String approver;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    market = new Market(desk);
    writer = desk.staff(Role.BILLING);
    approver = desk.staff(Role.SUPERVISOR);
  }

  @Test
  void aTariffIsWrittenSubmittedAndPublishedByTwoPeople() {
    Answer product = market.aProduct();
    String draft = draftOf(product);
    Answer saved =
        service.put(writer, draft, market.flat(product.text("code"), "2025-01-01", "0.20"));
    Answer submitted = market.submitted(writer, draft, saved, "2025-01-01");
    Map<String, Object> approval = Map.of("version", 1);

    Answer byTheSame = service.post(writer, draft + "/approval", approval);
    Answer byAnother = service.post(approver, draft + "/approval", approval);

    assertThat(submitted.text("state")).isEqualTo("SUBMITTED");
    assertThat(byTheSame.status()).isEqualTo(403);
    assertThat(byTheSame.text("detail")).contains("somebody else");
    assertThat(byAnother.status()).as(byAnother.body()).isEqualTo(201);
    assertThat(byAnother.json().path("number").asInt()).isEqualTo(1);
    assertThat(service.get(writer, draft).status()).isEqualTo(404);
    Answer published = service.get(writer, "/api/v1/tariff-versions/" + byAnother.text("id"));
    assertThat(published.text("document")).contains("\"recordedAt\"", "\"0.2\"");
    Answer audit = service.get(approver, "/api/v1/audit?subjectId=" + product.text("id"));
    assertThat(audit.body())
        .contains("product-created", "tariff-draft-saved", "tariff-submitted", "tariff-published");
  }

  @Test
  void theDatabaseItselfRefusesOneWhoApprovesTheirOwnAndAnyChangeOfAVersion() throws SQLException {
    Answer product = market.aPricedProduct();

    try (Connection db = tenants.connection(tenants.acme())) {
      assertThatThrownBy(
              () ->
                  db.createStatement()
                      .executeUpdate(
                          """
                          insert into tariff_version select gen_random_uuid(), product_id, number + 1,
                            effective_from, published_at, name, document, submitted_by, 'x',
                            approved_by, 'x', note from tariff_version limit 1
                          """))
          .hasMessageContaining("tariff_version_four_eyes");
      assertThatThrownBy(
              () ->
                  db.createStatement()
                      .executeUpdate(
                          "update tariff_version set effective_from = '2020-01-01' where product_id"
                              + " = '"
                              + product.text("id")
                              + "'"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void everyErrorOfADocumentIsToldWithItsPlace() {
    Answer product = market.aProduct();
    String wrong =
        market
            .flat(product.text("code"), "2025-02-30", "cheap")
            .replace("\"kind\": \"energy\",", "\"kind\": \"energy\", \"colour\": \"green\",");

    Answer refusal = service.put(writer, draftOf(product), wrong);

    assertThat(refusal.status()).isEqualTo(422);
    JsonNode errors = refusal.json().path("errors");
    assertThat(errors.valueStream().map(e -> e.path("pointer").asString()))
        .contains("/components/0/colour", "/components/0/prices/0/from");
    assertThat(errors.valueStream())
        .allSatisfy(e -> assertThat(e.path("detail").asString()).isNotBlank());
    Answer validation = service.post(writer, "/api/v1/tariff-validations", wrong);
    assertThat(validation.json().path("valid").asBoolean()).isFalse();
    assertThat(validation.json().path("errors").size()).isEqualTo(errors.size());
  }

  @Test
  void aDraftWhoseHolidaysAreOfNoKnownCountryIsRefused() {
    Answer product = market.aProduct();
    String wrong =
        market.tariff(
            product.text("code"),
            "\"calendars\": {\"day\": {\"periods\": [\"day\"], \"otherwise\": \"day\","
                + " \"holidays\": {\"country\": \"xx\"}}},",
            "",
            "2025-01-01",
            "0.2");

    Answer refusal = service.put(writer, draftOf(product), wrong);

    assertThat(refusal.json().path("errors").valueStream().map(e -> e.path("pointer").asString()))
        .containsExactly("/calendars/day/holidays/country");
    Answer validation = service.post(writer, "/api/v1/tariff-validations", wrong);
    assertThat(validation.json().path("valid").asBoolean()).isFalse();
  }

  @Test
  void aDocumentThatFitsAnotherProductOrCurrencyIsRefused() {
    Answer product = market.aProduct(Market.aCode(), List.of("home"));
    String foreign =
        market
            .tariff(
                "other",
                "\"customerClasses\": [\"factory\"], \"commodity\": \"gas\", \"indices\":"
                    + " {\"NOWHERE\": {}},",
                "",
                "2025-01-01",
                "0.2")
            .replace(market.currency(), "JPY");

    Answer refusal = service.put(writer, draftOf(product), foreign);

    assertThat(refusal.json().path("errors").valueStream().map(e -> e.path("pointer").asString()))
        .containsExactly("/id", "/commodity", "/currency", "/customerClasses", "/indices/NOWHERE");
  }

  @Test
  void aSubmittedDraftIsNotWrittenOnUntilItIsTakenBackOrRejected() {
    Answer product = market.aProduct();
    String draft = draftOf(product);
    String document = market.flat(product.text("code"), "2025-01-01", "0.20");
    Answer saved = service.put(writer, draft, document);
    Answer submitted = market.submitted(writer, draft, saved, "2025-01-01");

    assertThat(service.put(writer, draft + "?version=1", document).status()).isEqualTo(409);
    assertThat(service.delete(writer, draft).status()).isEqualTo(409);
    Answer rejected =
        service.post(
            approver,
            draft + "/rejection",
            Map.of("reason", "Too cheap", "version", version(submitted)));
    assertThat(rejected.text("state")).isEqualTo("OPEN");
    assertThat(rejected.text("rejection")).isEqualTo("Too cheap");
    assertThat(service.put(writer, draft + "?version=1", document).status()).isEqualTo(412);
    assertThat(service.put(writer, draft + "?version=2", document).status()).isEqualTo(200);
    assertThat(service.delete(writer, draft).status()).isEqualTo(204);
  }

  @Test
  void aSubmissionSaysWhichVersionsItWouldTakeOver() {
    Answer product = market.aProduct();
    String code = product.text("code");
    market.published(product, market.flat(code, "2025-01-01", "0.20"), "2025-01-01");
    market.published(product, market.flat(code, "2025-01-01", "0.30"), "2025-07-01");
    Answer saved = service.put(writer, draftOf(product), market.flat(code, "2025-01-01", "0.25"));

    Answer submitted = market.submitted(writer, draftOf(product), saved, "2025-04-01");

    assertThat(submitted.json().path("replaces").valueStream().map(v -> v.path("number").asInt()))
        .containsExactly(2);
  }

  @Test
  void aTariffDoesNotInheritFromAListThatIsNotPublishedForItsDays() {
    Answer list = market.aProduct();
    Answer product = market.aProduct();
    String document =
        """
        {"format": "wattline-tariff/1", "id": "%s", "name": "Cheaper", "currency": "%s",
         "zone": "Europe/Brussels", "base": {"tariff": "%s", "adjust": [{"factor": "0.9"}]}}
        """
            .formatted(product.text("code"), market.currency(), list.text("code"));
    Answer saved = service.put(writer, draftOf(product), document);
    Answer early = market.submitted(writer, draftOf(product), saved, "2025-01-01");
    market.published(list, market.flat(list.text("code"), "2025-01-01", "0.20"), "2025-01-01");
    Answer now = market.submitted(writer, draftOf(product), saved, "2025-01-01");

    assertThat(early.status()).isEqualTo(409);
    assertThat(early.text("detail")).contains(list.text("code"));
    assertThat(now.status()).as(now.body()).isEqualTo(200);
  }

  @Test
  void aTariffThatChangesWhatItsBaseListDoesNotHaveIsRefusedAtItsPlace() {
    Answer list = market.aProduct();
    market.published(list, market.flat(list.text("code"), "2025-01-01", "0.20"), "2025-01-01");
    Answer product = market.aProduct();
    String document =
        """
        {"format": "wattline-tariff/1", "id": "%s", "name": "Cheaper", "currency": "%s",
         "zone": "Europe/Brussels", "base": {"tariff": "%s", "omit": ["nothing-of-this-name"]}}
        """
            .formatted(product.text("code"), market.currency(), list.text("code"));
    Answer saved = service.put(writer, draftOf(product), document);

    Answer submitted = market.submitted(writer, draftOf(product), saved, "2025-01-01");

    assertThat(submitted.status()).isEqualTo(422);
    assertThat(submitted.body()).contains("/base/omit/0", "nothing-of-this-name");
  }

  @Test
  void customersSeeOfferedProductsInForceForTheirClassAndNothingOfWhoMadeThem() {
    Answer everyone = market.aPricedProduct();
    Answer factories = market.aPricedProduct(List.of("factory"));
    Answer unpublished = market.aProduct();
    String customer = desk.aMember("HOLDER").token();

    Answer shown = service.get(customer, "/api/v1/products/" + everyone.text("id"));

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json().path("current").path("approvedBy").isNull()).isTrue();
    assertThat(shown.json().path("draft").isNull()).isTrue();
    String version = shown.json().path("current").path("id").asString();
    assertThat(service.get(customer, "/api/v1/tariff-versions/" + version).status()).isEqualTo(200);
    Answer listed = service.get(customer, "/api/v1/products?limit=200");
    assertThat(listed.body()).doesNotContain(factories.text("code"), unpublished.text("code"));
    for (Answer hidden : List.of(factories, unpublished)) {
      Answer refusal = service.get(customer, "/api/v1/products/" + hidden.text("id"));
      assertThat(refusal.status()).isEqualTo(404);
    }
    assertThat(service.get(customer, draftOf(everyone)).status()).isEqualTo(403);
  }

  @Test
  void productsChangeByWhoeverReadThemLastAndTheirCodeIsTakenOnce() {
    Answer product = market.aProduct();
    Map<String, Object> change =
        Map.of(
            "names",
            Map.of("fr", "Fixe"),
            "customerClasses",
            List.of(),
            "offered",
            false,
            "baseOnly",
            false,
            "version",
            0);
    String path = "/api/v1/products/" + product.text("id");

    assertThat(service.put(writer, path, change).text("offered")).isEqualTo("false");
    assertThat(service.put(writer, path, change).status()).isEqualTo(412);
    assertThat(
            service
                .post(
                    writer, "/api/v1/products", Market.newProduct(product.text("code"), List.of()))
                .status())
        .isEqualTo(409);
    assertThat(
            service
                .get(writer, "/api/v1/products?q=" + product.text("code"))
                .json()
                .path("items")
                .size())
        .isEqualTo(1);
  }

  @Test
  void aUrdbRateBecomesADocumentAndSaysWhatBecameOfEachField() {
    Map<String, Object> request =
        Map.of(
            "rate",
            """
            {"label": "539f", "utility": "Edison", "name": "Residential", "sector": "Residential",
             "energyratestructure": [[{"rate": 0.12}]],
             "energyweekdayschedule": %s, "energyweekendschedule": %s,
             "fixedchargefirstmeter": 8, "fixedchargeunits": "$/month"}
            """
                .formatted(schedule(), schedule()),
            "zone",
            "America/Los_Angeles",
            "lenient",
            false,
            "generation",
            false);

    Answer imported = service.post(writer, "/api/v1/urdb-imports", request);

    assertThat(imported.status()).as(imported.body()).isEqualTo(200);
    assertThat(imported.text("document")).contains("wattline-tariff/1", "0.12");
    assertThat(imported.json().path("notes").valueStream().map(n -> n.path("pointer").asString()))
        .contains("/energyratestructure", "/fixedchargefirstmeter");
  }

  private static String schedule() {
    String day = "[" + "0, ".repeat(23) + "0]";
    return "[" + (day + ", ").repeat(11) + day + "]";
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"CUSTOMER_SERVICE", "FINANCE", "FIELD_SERVICE", "CUSTOMER"})
  void whoeverIsNotToWriteTariffsWritesNone(Role role) {
    Answer product = market.aPricedProduct();
    String draft = draftOf(product);
    String token = role == Role.CUSTOMER ? desk.customer("tariff-test") : desk.staff(role);
    String document = market.flat(product.text("code"), "2025-01-01", "0.20");

    assertThat(service.post(token, "/api/v1/products", Market.newProduct("x", List.of())).status())
        .isEqualTo(403);
    assertThat(service.put(token, draft, document).status()).isEqualTo(403);
    assertThat(service.delete(token, draft).status()).isEqualTo(403);
    assertThat(
            service
                .post(
                    token,
                    draft + "/submission",
                    Map.of("effectiveFrom", "2025-01-01", "version", 0))
                .status())
        .isEqualTo(403);
    assertThat(service.delete(token, draft + "/submission").status()).isEqualTo(403);
    assertThat(service.post(token, draft + "/approval", Map.of("version", 0)).status())
        .isEqualTo(403);
    assertThat(
            service
                .post(token, draft + "/rejection", Map.of("reason", "no", "version", 0))
                .status())
        .isEqualTo(403);
    assertThat(
            service.post(token, "/api/v1/price-indices", Map.of("code", "x", "name", "x")).status())
        .isEqualTo(403);
  }

  @Test
  void nobodyWithoutATokenAndNoOtherSupplierReachesAProduct() {
    Answer product = market.aPricedProduct();
    String path = "/api/v1/products/" + product.text("id");
    String foreign = desk.staff(tenants.bolt(), Role.SUPERVISOR);

    assertThat(service.get(null, path).status()).isEqualTo(401);
    assertThat(service.get(null, "/api/v1/products").status()).isEqualTo(401);
    assertThat(service.get(null, "/api/v1/price-indices").status()).isEqualTo(401);
    assertThat(service.get(foreign, path).status()).isEqualTo(404);
    assertThat(service.get(foreign, path + "/versions").status()).isEqualTo(404);
    assertThat(service.get(foreign, path + "/draft").status()).isEqualTo(404);
    assertThat(
            service
                .get(foreign, "/api/v1/products?q=" + product.text("code"))
                .json()
                .path("items")
                .size())
        .isZero();
    String version = service.get(writer, path).json().path("current").path("id").asString();
    assertThat(service.get(foreign, "/api/v1/tariff-versions/" + version).status()).isEqualTo(404);
  }

  private static int version(Answer draft) {
    return draft.json().path("version").asInt();
  }

  private static String draftOf(Answer product) {
    return "/api/v1/products/" + product.text("id") + "/draft";
  }
}
