package org.wattline.billing.premises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
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
class ServicePointsApiTest {
  @LocalServerPort int port;

  private Service service;
  private TwoTenants tenants;
  private Desk desk;
  private Village village;
  private String agent;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    village = new Village(desk);
    agent = desk.staff(Role.CUSTOMER_SERVICE);
  }

  @Test
  void aBuildingOfFlatsIsReplicatedInOneGo() {
    String building = village.aPremise("Flatstraat " + UUID.randomUUID());
    List<String> units = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      units.add("Bus " + i);
    }

    Answer flats =
        service.post(
            agent,
            "/api/v1/premises/" + building + "/parts",
            Map.of("kind", "UNIT", "units", units));

    assertThat(flats.status()).as(flats.body()).isEqualTo(201);
    assertThat(flats.json().size()).isEqualTo(200);
    assertThat(service.get(agent, "/api/v1/premises/" + building + "/parts").json().size())
        .isEqualTo(200);
    Answer again =
        service.post(
            agent,
            "/api/v1/premises/" + building + "/parts",
            Map.of("kind", "UNIT", "units", List.of("Bus 201", "bus 7")));
    assertThat(again.status()).isEqualTo(422);
    assertThat(service.get(agent, "/api/v1/premises/" + building + "/parts").json().size())
        .isEqualTo(200);
  }

  @Test
  void aPremiseCannotLieWithinItself() {
    String outer = village.aPremise("Kring 1");
    Map<String, Object> inner = Map.of("kind", "UNIT", "parentId", outer, "address", Desk.ADDRESS);
    String innerId = desk.made("/api/v1/premises", inner).text("id");

    Answer refusal =
        service.put(
            agent,
            "/api/v1/premises/" + outer,
            Map.of(
                "version",
                0,
                "particulars",
                Map.of("kind", "SITE", "parentId", innerId, "address", Desk.ADDRESS)));

    assertThat(refusal.status()).isEqualTo(422);
  }

  @Test
  void aMistypedMarketIdIsRefusedByItsCheckDigit() {
    String ean = Village.anEan();
    String mistyped = ean.substring(0, 16) + (ean.charAt(16) == '0' ? '1' : '0') + ean.charAt(17);

    Answer refusal =
        service.post(
            agent,
            "/api/v1/service-points",
            village.newPoint(mistyped, "EAN18", "Europe/Brussels"));
    Answer point =
        service.post(
            agent, "/api/v1/service-points", village.newPoint(ean, "EAN18", "Europe/Brussels"));
    Answer twice =
        service.post(
            agent, "/api/v1/service-points", village.newPoint(ean, "EAN18", "Europe/Brussels"));

    assertThat(refusal.status()).isEqualTo(422);
    assertThat(refusal.body()).contains("check digit");
    assertThat(point.status()).isEqualTo(201);
    assertThat(twice.status()).isEqualTo(409);
  }

  @Test
  void termsHoldFromADayOnAndEndThoseBefore() {
    String id = village.aPoint("TERMS" + UUID.randomUUID().toString().substring(0, 8)).text("id");
    Map<String, Object> later = new HashMap<>(Village.terms("2024-07-01"));
    later.put("capacityW", 9_200);

    desk.made("/api/v1/service-points/" + id + "/terms", later);
    desk.made("/api/v1/service-points/" + id + "/terms", Village.terms("2022-03-01"));
    Answer point = service.get(agent, "/api/v1/service-points/" + id);

    assertThat(point.json().path("terms").size()).isEqualTo(2);
    assertThat(point.json().path("terms").path(0).path("to").asString()).isEqualTo("2022-03-01");
    assertThat(point.json().path("terms").path(1).path("to").isNull()).isTrue();
  }

  @Test
  void theDatabaseItselfRefusesTwoTermsOnOneDay() throws SQLException {
    String id = village.aPoint("TWICE" + UUID.randomUUID().toString().substring(0, 8)).text("id");

    try (Connection db = tenants.connection(tenants.acme());
        PreparedStatement overlap =
            db.prepareStatement(
                """
                insert into service_point_terms
                  (id, service_point_id, during, direction, energisation)
                values (gen_random_uuid(), ?::uuid, daterange('2021-01-01', '2021-01-02'),
                        'IMPORT', 'ENERGISED')
                """)) {
      overlap.setString(1, id);
      assertThatThrownBy(overlap::executeUpdate).hasMessageContaining("service_point_terms_once");
    }
  }

  @Test
  void aCustomerSeesThePointsTheirAccountsHoldAndNoOthers() {
    Member mine = desk.aMember("HOLDER");
    Member neighbour = desk.aMember("HOLDER");
    String own = village.aPoint("OWN" + UUID.randomUUID().toString().substring(0, 8)).text("id");
    String foreign =
        village.aPoint("FOR" + UUID.randomUUID().toString().substring(0, 8)).text("id");
    village.supply(own, mine, "2024-01-01", "");
    village.supply(foreign, neighbour, "2024-01-01", "");

    assertThat(service.get(mine.token(), "/api/v1/service-points/" + own).status()).isEqualTo(200);
    for (String path : List.of("", "/supplies")) {
      Answer refused = service.get(mine.token(), "/api/v1/service-points/" + foreign + path);
      Answer unknown =
          service.get(mine.token(), "/api/v1/service-points/" + UUID.randomUUID() + path);
      assertThat(refused.status()).isEqualTo(404);
      assertThat(withoutIds(refused)).isEqualTo(withoutIds(unknown));
    }
    assertThat(service.get(mine.token(), "/api/v1/service-points").body())
        .contains(own)
        .doesNotContain(foreign);
    assertThat(service.get(mine.token(), "/api/v1/premises").status()).isEqualTo(403);
  }

  @Test
  void whoeverMovesInDoesNotSeeTheDaysBefore() {
    Member before = desk.aMember("HOLDER");
    Member after = desk.aMember("HOLDER");
    String point = village.aPoint("MOVE" + UUID.randomUUID().toString().substring(0, 8)).text("id");
    village.supply(point, before, "2023-01-01", "2024-06-01");
    village.supply(point, after, "2024-06-01", "");
    desk.made("/api/v1/service-points/" + point + "/terms", Village.terms("2024-06-01"));

    Answer seen = service.get(after.token(), "/api/v1/service-points/" + point);
    Answer supplies = service.get(after.token(), "/api/v1/service-points/" + point + "/supplies");

    assertThat(seen.json().path("terms").size()).isEqualTo(1);
    assertThat(supplies.body()).contains(after.accountId()).doesNotContain(before.accountId());
    Map<String, Object> overlapping = Map.of("accountId", before.accountId(), "from", "2025-01-01");
    assertThat(
            service
                .post(agent, "/api/v1/service-points/" + point + "/supplies", overlapping)
                .status())
        .isEqualTo(409);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"BILLING", "FINANCE", "CUSTOMER"})
  void whoeverIsNotToChangePointsChangesNone(Role role) {
    String point = village.aPoint("ROLE" + UUID.randomUUID().toString().substring(0, 8)).text("id");
    String token = role == Role.CUSTOMER ? desk.customer("role-test") : desk.staff(role);
    String base = "/api/v1/service-points/" + point;

    assertThat(service.post(token, base + "/terms", Village.terms("2024-01-01")).status())
        .isEqualTo(403);
    assertThat(
            service
                .post(token, base + "/assets", Map.of("kind", "SOLAR", "from", "2024-01-01"))
                .status())
        .isEqualTo(403);
    assertThat(
            service
                .post(
                    token,
                    base + "/supplies",
                    Map.of("accountId", UUID.randomUUID(), "from", "2024-01-01"))
                .status())
        .isEqualTo(403);
    assertThat(
            service
                .post(token, "/api/v1/premises", Map.of("kind", "SITE", "address", Desk.ADDRESS))
                .status())
        .isEqualTo(403);
  }

  @Test
  void anotherSuppliersStaffDoNotFindThePoint() {
    Answer point = village.aPoint("WALL" + UUID.randomUUID().toString().substring(0, 8));
    String foreign = desk.staff(tenants.bolt(), Role.SUPERVISOR);

    assertThat(service.get(foreign, "/api/v1/service-points/" + point.text("id")).status())
        .isEqualTo(404);
    assertThat(
            service
                .get(foreign, "/api/v1/service-points?q=" + point.text("marketId"))
                .json()
                .path("items")
                .size())
        .isZero();
  }

  @Test
  void everyOperationIsDocumented() {
    String document = service.get(null, "/api/v1/openapi.json").body();

    assertThat(document)
        .contains("/api/v1/premises/{id}/parts", "/api/v1/service-points/{id}/supplies");
  }

  private static String withoutIds(Answer answer) {
    return answer.body().replaceAll("[0-9a-f-]{32,36}", "ID");
  }
}
