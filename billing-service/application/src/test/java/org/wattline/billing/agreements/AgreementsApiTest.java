package org.wattline.billing.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.premises.Village;
import org.wattline.billing.tariffs.Market;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

@Tag("UC-021")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AgreementsApiTest {
  @LocalServerPort int port;

  private Service service;
  private TwoTenants tenants;
  private Desk desk;
  private Village village;
  private Market market;
  private Contracts contracts;
  private String clerk;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    village = new Village(desk);
    market = new Market(desk);
    contracts = new Contracts(desk);
    clerk = desk.staff(Role.CUSTOMER_SERVICE);
  }

  @Test
  void anAgreementChangesByDayAndEachVersionHoldsFromItsOwn() {
    Member holder = desk.aMember("HOLDER");
    String old = aProduct();
    String young = aProduct();
    Answer made =
        contracts.agreed(holder.accountId(), aPoint(), "2025-01-01", null, Contracts.monthly(old));

    Answer changed =
        post(
            made,
            "/terms",
            Map.of("from", "2025-06-15", "terms", Contracts.monthly(young), "version", 0));
    Answer ended = post(changed, "/end", ending("2026-01-01", 1));

    assertThat(contracts.terms(ended))
        .containsExactly(old + " 2025-01-01..2025-06-15", young + " 2025-06-15..2026-01-01");
    assertThat(ended.json().path("terms").path(0).path("productNames").path("nl").asString())
        .isEqualTo("Vast");
    Answer steps = service.get(clerk, "/api/v1/agreements/" + made.text("id") + "/changes");
    assertThat(steps.json().valueStream().map(s -> s.path("kind").asString()))
        .containsExactly("ENDED", "TERMS_CHANGED", "STARTED");
    Answer audit =
        service.get(desk.staff(Role.SUPERVISOR), "/api/v1/audit?subjectId=" + made.text("id"));
    assertThat(audit.body())
        .contains("agreement-started", "agreement-terms-changed", "agreement-ended");
  }

  @Test
  void whatWasAgreedIsReadAsItWasKnownThen() {
    Answer made =
        contracts.agreed(anAccount(), aPoint(), "2025-01-01", null, Contracts.monthly(aProduct()));
    String young = aProduct();
    post(
        made,
        "/terms",
        Map.of("from", "2025-06-15", "terms", Contracts.monthly(young), "version", 0));
    Answer steps = service.get(clerk, "/api/v1/agreements/" + made.text("id") + "/changes");
    String started = steps.json().path(1).path("recordedAt").asString();
    String path = "/api/v1/agreements/" + made.text("id") + "?knownAt=";

    assertThat(contracts.terms(service.get(clerk, path + started))).hasSize(1);
    assertThat(
            contracts.terms(
                service.get(clerk, path + steps.json().path(0).path("recordedAt").asString())))
        .hasSize(2);
    assertThat(service.get(clerk, path + "2020-01-01T00:00:00Z").status()).isEqualTo(404);
    Answer account =
        service.get(
            clerk, "/api/v1/accounts/" + made.text("accountId") + "/agreements?knownAt=" + started);
    assertThat(account.json().path(0).path("terms").size()).isEqualTo(1);
  }

  @Test
  void changesAreUndoneOneByOneUntilTheAgreementNeverWas() {
    Answer made =
        contracts.agreed(anAccount(), aPoint(), "2025-01-01", null, Contracts.monthly(aProduct()));
    Answer changed =
        post(
            made,
            "/terms",
            Map.of("from", "2025-06-15", "terms", Contracts.monthly(aProduct()), "version", 0));
    Answer ended = post(changed, "/end", ending("2025-09-01", 1));

    Answer once = post(ended, "/undo", undoing(2));
    Answer twice = post(once, "/undo", undoing(3));
    Answer thrice = post(twice, "/undo", undoing(4));
    Answer more = post(thrice, "/undo", undoing(5));

    assertThat(contracts.terms(once)).isEqualTo(contracts.terms(changed));
    assertThat(contracts.terms(twice)).isEqualTo(contracts.terms(made));
    assertThat(contracts.terms(thrice)).isEmpty();
    assertThat(more.status()).isEqualTo(409);
    assertThat(
            service
                .get(clerk, "/api/v1/accounts/" + made.text("accountId") + "/agreements")
                .json()
                .size())
        .isZero();
    Answer supplies =
        service.get(clerk, "/api/v1/service-points/" + made.text("servicePointId") + "/supplies");
    assertThat(supplies.json().size()).isZero();
  }

  @Test
  void anotherAgreementOnTheSameDaysIsRefusedWithWhoHasThePoint() {
    String point = aPoint();
    Answer first =
        contracts.agreed(
            anAccount(), point, "2025-01-01", "2025-07-01", Contracts.monthly(aProduct()));
    String account = anAccount();

    Answer refusal =
        contracts.agree(clerk, account, point, "2025-06-30", null, Contracts.monthly(aProduct()));
    Answer after =
        contracts.agree(clerk, account, point, "2025-07-01", null, Contracts.monthly(aProduct()));

    assertThat(refusal.status()).isEqualTo(409);
    assertThat(refusal.text("detail")).contains("2025-01-01", "2025-07-01");
    assertThat(refusal.text("agreementId")).isEqualTo(first.text("id"));
    assertThat(after.status()).isEqualTo(201);
    Answer longer = post(first, "/end", ending("2025-08-01", 0));
    assertThat(longer.status()).isEqualTo(409);
    Answer ofPoint = service.get(clerk, "/api/v1/service-points/" + point + "/agreements");
    assertThat(ofPoint.json().valueStream().map(a -> a.path("id").asString()))
        .containsExactly(first.text("id"), after.text("id"));
  }

  @Test
  void theDatabaseItselfRefusesTwoAgreementsOnOnePoint() throws SQLException {
    String point = aPoint();
    contracts.agreed(anAccount(), point, "2025-01-01", null, Contracts.monthly(aProduct()));

    try (Connection db = tenants.connection(tenants.acme())) {
      assertThatThrownBy(
              () ->
                  db.createStatement()
                      .executeUpdate(
                          """
                          insert into agreement_terms select gen_random_uuid(), agreement_id,
                            service_point_id, daterange('2026-01-01', null), product_id, cycle,
                            anchor_day, settlement_month, customer_class, attributes, overrides,
                            monthly_advance, recorded_at, null
                          from agreement_terms where service_point_id = '%s'
                          """
                              .formatted(point)))
          .hasMessageContaining("agreement_terms_once");
    }
  }

  @Test
  void customersSeeExactlyTheDaysOfTheirAgreement() {
    Member holder = desk.aMember("HOLDER");
    Member next = desk.aMember("HOLDER");
    String point = aPoint();
    Answer made =
        contracts.agreed(
            holder.accountId(), point, "2025-01-01", null, Contracts.monthly(aProduct()));
    String supplies = "/api/v1/service-points/" + point + "/supplies";
    assertThat(service.get(next.token(), supplies).status()).isEqualTo(404);

    post(made, "/end", ending("2025-07-01", 0));
    contracts.agreed(next.accountId(), point, "2025-07-01", null, Contracts.monthly(aProduct()));

    Answer hers = service.get(next.token(), supplies);
    assertThat(hers.json().size()).isEqualTo(1);
    assertThat(hers.json().path(0).path("from").asString()).isEqualTo("2025-07-01");
    Answer his = service.get(holder.token(), supplies);
    assertThat(his.json().path(0).path("to").asString()).isEqualTo("2025-07-01");
  }

  @Test
  void aForeignAgreementIsAnsweredExactlyLikeOneThatDoesNotExist() {
    Member holder = desk.aMember("VIEWER");
    Member stranger = desk.aMember("HOLDER");
    Answer made =
        contracts.agreed(
            holder.accountId(), aPoint(), "2025-01-01", null, Contracts.monthly(aProduct()));
    String path = "/api/v1/agreements/" + made.text("id");
    String ofAccount = "/api/v1/accounts/" + holder.accountId() + "/agreements";

    Answer foreign = service.get(stranger.token(), path);
    Answer unknown = service.get(stranger.token(), "/api/v1/agreements/" + UUID.randomUUID());

    assertThat(service.get(holder.token(), path).text("marketId")).isEqualTo(made.text("marketId"));
    assertThat(service.get(holder.token(), ofAccount).json().size()).isEqualTo(1);
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text("detail")).isEqualTo(unknown.text("detail"));
    assertThat(service.get(stranger.token(), ofAccount).status()).isEqualTo(404);
    assertThat(service.get(null, path).status()).isEqualTo(401);
    assertThat(service.get(null, ofAccount).status()).isEqualTo(401);
    String elsewhere = desk.staff(tenants.bolt(), Role.SUPERVISOR);
    assertThat(service.get(elsewhere, path).status()).isEqualTo(404);
    assertThat(service.get(elsewhere, path + "/changes").status()).isEqualTo(404);
    assertThat(service.get(elsewhere, ofAccount).status()).isEqualTo(404);
    assertThat(service.post(elsewhere, path + "/undo", undoing(0)).status()).isEqualTo(404);
    assertThat(service.post(elsewhere, path + "/end", ending("2026-01-01", 0)).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"FINANCE", "FIELD_SERVICE", "CUSTOMER"})
  void whoeverIsNotToAgreeAgreesNothing(Role role) {
    Member holder = desk.aMember("HOLDER");
    String token = role == Role.CUSTOMER ? holder.token() : desk.staff(role);
    String product = aProduct();
    Answer made =
        contracts.agreed(
            holder.accountId(), aPoint(), "2025-01-01", null, Contracts.monthly(product));
    String path = "/api/v1/agreements/" + made.text("id");

    assertThat(
            contracts
                .agree(
                    token,
                    holder.accountId(),
                    aPoint(),
                    "2025-01-01",
                    null,
                    Contracts.monthly(product))
                .status())
        .isEqualTo(403);
    assertThat(
            service
                .post(
                    token,
                    path + "/terms",
                    Map.of("from", "2025-06-15", "terms", Contracts.monthly(product), "version", 0))
                .status())
        .isEqualTo(403);
    assertThat(service.post(token, path + "/end", ending("2026-01-01", 0)).status()).isEqualTo(403);
    assertThat(service.post(token, path + "/undo", undoing(0)).status()).isEqualTo(403);
    if (role == Role.CUSTOMER) {
      assertThat(service.get(token, path + "/changes").status()).isEqualTo(403);
      assertThat(
              service
                  .get(
                      token,
                      "/api/v1/service-points/" + made.text("servicePointId") + "/agreements")
                  .status())
          .isEqualTo(403);
    }
  }

  @Test
  void termsThatCannotBeBilledAreRefusedByTheirField() {
    String account = anAccount();
    String point = aPoint();
    String classed = market.aPricedProduct(List.of("factory")).text("id");
    String priceless = market.aProduct().text("id");
    String fine = aProduct();

    assertRefused(account, point, Contracts.monthly(UUID.randomUUID().toString()), "productId");
    assertRefused(account, point, Contracts.monthly(classed), "customerClass");
    assertRefused(account, point, Contracts.monthly(priceless), "productId");
    assertRefused(
        account,
        village.aPoint("G" + unique(), "Europe/Brussels", "GAS").text("id"),
        Contracts.monthly(fine),
        "productId");
    assertRefused(account, point, with(fine, "monthlyAdvance", 100), "monthlyAdvance");
    assertRefused(
        account,
        point,
        with(fine, "cycle", Map.of("kind", "YEARLY_WITH_ADVANCES", "anchorDay", 1)),
        "settlementMonth");
    assertRefused(
        account,
        point,
        with(fine, "cycle", Map.of("kind", "MONTHLY", "anchorDay", 29)),
        "anchorDay");
    assertRefused(
        account,
        point,
        with(fine, "overrides", List.of(Map.of("component", "energy", "from", "2025-01-01"))),
        "overrides/0/price");
    Map<String, Object> yearly =
        with(
            fine,
            "cycle",
            Map.of("kind", "YEARLY_WITH_ADVANCES", "anchorDay", 1, "settlementMonth", 5));
    yearly.put("monthlyAdvance", 120.50);
    yearly.put(
        "overrides", List.of(Map.of("component", "energy", "from", "2025-01-01", "factor", 0.95)));
    yearly.put("attributes", Map.of("contractedKw", "9.2"));
    Answer made = contracts.agreed(account, point, "2025-01-01", null, yearly);
    assertThat(made.json().path("terms").path(0).path("monthlyAdvance").decimalValue())
        .isEqualByComparingTo("120.5");
    assertThat(made.json().path("terms").path(0).path("attributes").path("contractedKw").asString())
        .isEqualTo("9.2");
  }

  @Test
  void whoeverChangesWhatTheyDidNotReadIsToldSo() {
    Answer made =
        contracts.agreed(anAccount(), aPoint(), "2025-01-01", null, Contracts.monthly(aProduct()));
    post(made, "/end", ending("2026-01-01", 0));

    assertThat(post(made, "/end", ending("2026-02-01", 0)).status()).isEqualTo(412);
    assertThat(post(made, "/end", ending("2026-01-01", 1)).status()).isEqualTo(409);
    assertThat(post(made, "/end", ending("2025-01-01", 1)).status()).isEqualTo(422);
    assertThat(
            post(
                    made,
                    "/terms",
                    Map.of(
                        "from", "2026-01-01", "terms", Contracts.monthly(aProduct()), "version", 1))
                .status())
        .isEqualTo(422);
    Answer open = post(made, "/end", ending(null, 1));
    assertThat(open.json().path("to").isNull()).isTrue();
  }

  @Test
  void aCustomerSeesTheTariffsOfTheClassOfTheirOwnAgreement() {
    Member holder = desk.aMember("HOLDER");
    Answer factories = market.aPricedProduct(List.of("factory"));
    String path = "/api/v1/products/" + factories.text("id");
    assertThat(service.get(holder.token(), path).status()).isEqualTo(404);

    contracts.agreed(
        holder.accountId(),
        aPoint(),
        "2025-01-01",
        null,
        with(factories.text("id"), "customerClass", "factory"));

    assertThat(service.get(holder.token(), path).status()).isEqualTo(200);
    assertThat(service.get(holder.token(), "/api/v1/products?q=" + factories.text("code")).body())
        .contains(factories.text("code"));
  }

  private void assertRefused(
      String account, String point, Map<String, Object> terms, String field) {
    Answer refusal = contracts.agree(clerk, account, point, "2025-01-01", null, terms);
    assertThat(refusal.status()).as(refusal.body()).isEqualTo(422);
    assertThat(refusal.json().path("errors").path(0).path("pointer").asString()).endsWith(field);
  }

  private static Map<String, Object> with(String product, String field, Object value) {
    Map<String, Object> terms = new HashMap<>(Contracts.monthly(product));
    terms.put(field, value);
    return terms;
  }

  private Answer post(Answer agreement, String what, Object body) {
    return service.post(clerk, "/api/v1/agreements/" + agreement.text("id") + what, body);
  }

  private static Map<String, Object> ending(@Nullable String to, int version) {
    Map<String, Object> ending = new HashMap<>();
    ending.put("to", to);
    ending.put("version", version);
    return ending;
  }

  private static Map<String, Object> undoing(int version) {
    return Map.of("reason", "by mistake", "version", version);
  }

  private String aProduct() {
    return market.aPricedProduct().text("id");
  }

  private String anAccount() {
    return desk.anAccount(desk.aCustomer("Peeters")).text("id");
  }

  private String aPoint() {
    return village.aPoint("A" + unique()).text("id");
  }

  private static String unique() {
    return UUID.randomUUID().toString().substring(0, 12);
  }
}
