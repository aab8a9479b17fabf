package org.wattline.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
import org.wattline.billing.premises.Village;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MetersApiTest {
  @LocalServerPort int port;

  private Service service;
  private TwoTenants tenants;
  private Desk desk;
  private Village village;
  private String fitter;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    village = new Village(desk);
    fitter = desk.staff(Role.FIELD_SERVICE);
  }

  @Test
  void aMeterIsExchangedInMidPeriodAndBothHangOneAfterTheOther() {
    String point = aPoint("EXC");
    String old = aMeter();
    String young = aMeter();
    installed(old, point, "2024-01-01T00:00:00Z");
    Answer tooEarly = install(fitter, young, point, "2024-05-15T09:30:00Z");

    Answer removed =
        desk.made(
            Role.FIELD_SERVICE,
            "/api/v1/meters/" + old + "/removals",
            Map.of("at", "2024-05-15T09:30:00Z"));
    Answer now = installed(young, point, "2024-05-15T09:30:00Z");

    assertThat(tooEarly.status()).isEqualTo(409);
    assertThat(removed.text("state")).isEqualTo("REMOVED");
    assertThat(now.text("state")).isEqualTo("INSTALLED");
    Answer hung = service.get(fitter, "/api/v1/service-points/" + point + "/installations");
    assertThat(hung.json().size()).isEqualTo(2);
    assertThat(hung.json().path(0).path("meterId").asString()).isEqualTo(old);
    assertThat(hung.json().path(0).path("to").asString()).isEqualTo("2024-05-15T09:30:00Z");
    assertThat(hung.json().path(1).path("to").isNull()).isTrue();
    Answer audit = service.get(desk.staff(Role.SUPERVISOR), "/api/v1/audit?subjectId=" + old);
    assertThat(audit.body()).contains("meter-registered", "meter-installed", "meter-removed");
  }

  @Test
  void aMeterHangsAtOnePointAtATime() {
    String meter = aMeter();
    installed(meter, aPoint("ONE"), "2024-01-01T00:00:00Z");

    assertThat(install(fitter, meter, aPoint("TWO"), "2024-02-01T00:00:00Z").status())
        .isEqualTo(409);
  }

  @Test
  void theDatabaseItselfRefusesTwoMetersInOnePlace() throws SQLException {
    String point = aPoint("PLC");
    String second = aMeter();
    installed(aMeter(), point, "2024-01-01T00:00:00Z");

    try (Connection db = tenants.connection(tenants.acme());
        PreparedStatement overlap =
            db.prepareStatement(
                """
                insert into meter_installation (id, meter_id, service_point_id, position, during)
                values (gen_random_uuid(), ?::uuid, ?::uuid, 1, tstzrange('2025-01-01', null))
                """)) {
      overlap.setString(1, second);
      overlap.setString(2, point);
      assertThatThrownBy(overlap::executeUpdate)
          .hasMessageContaining("meter_installation_one_meter");
    }
  }

  @Test
  void aGasMeterDoesNotHangAtAnElectricityPoint() {
    String gas = desk.made("/api/v1/meters", newMeter(aSerial(), "GAS")).text("id");

    Answer refusal = install(fitter, gas, aPoint("GAS"), "2024-01-01T00:00:00Z");

    assertThat(refusal.status()).isEqualTo(422);
    assertThat(refusal.body()).contains("ELECTRICITY", "GAS");
  }

  @Test
  void aRemovalBeforeTheInstallationIsRefused() {
    String meter = aMeter();
    String removals = "/api/v1/meters/" + meter + "/removals";
    Map<String, Object> removal = Map.of("at", "2024-01-01T00:00:00Z");

    assertThat(service.post(fitter, removals, removal).status()).isEqualTo(409);
    installed(meter, aPoint("REM"), "2024-01-01T00:00:00Z");
    assertThat(service.post(fitter, removals, removal).status()).isEqualTo(422);
  }

  @Test
  void aSerialIsRegisteredOnceAndFoundByItsBeginning() {
    String serial = aSerial();
    desk.made("/api/v1/meters", newMeter(serial, "ELECTRICITY"));

    assertThat(service.post(fitter, "/api/v1/meters", newMeter(serial, "ELECTRICITY")).status())
        .isEqualTo(409);
    Answer found = service.get(fitter, "/api/v1/meters?q=" + serial.substring(0, 10));
    assertThat(found.json().path("items").size()).isEqualTo(1);
    assertThat(found.json().path("items").path(0).path("registers").size()).isEqualTo(1);
  }

  @Test
  void pagesOfMetersFollowOneAnother() {
    String start = aSerial();
    for (int i = 0; i < 3; i++) {
      desk.made("/api/v1/meters", newMeter(start + i, "ELECTRICITY"));
    }

    Answer first = service.get(fitter, "/api/v1/meters?limit=2&q=" + start);
    Answer second =
        service.get(fitter, "/api/v1/meters?limit=2&q=" + start + "&cursor=" + first.text("next"));

    assertThat(first.json().path("items").size()).isEqualTo(2);
    assertThat(second.json().path("items").size()).isEqualTo(1);
    assertThat(second.json().path("items").path(0).path("serial").asString()).isEqualTo(start + 2);
  }

  @Test
  void aRegisterOfAnUnknownUnitIsRefusedByItsPlace() {
    Map<String, Object> meter =
        Map.of(
            "serial",
            aSerial(),
            "manufacturer",
            "Acme",
            "commodity",
            "ELECTRICITY",
            "registers",
            List.of(register("FURLONG")));

    Answer refusal = service.post(fitter, "/api/v1/meters", meter);

    assertThat(refusal.status()).isEqualTo(422);
    assertThat(refusal.body()).contains("registers[0].unit", "WATT_HOUR");
  }

  @Test
  void aCustomerSeesTheMetersOfTheirOwnDaysOnly() {
    Member before = desk.aMember("HOLDER");
    Member after = desk.aMember("HOLDER");
    Member stranger = desk.aMember("HOLDER");
    String point = aPoint("DAY");
    village.supply(point, before, "2023-01-01", "2024-06-01");
    village.supply(point, after, "2024-06-01", "");
    String old = aMeter();
    String young = aMeter();
    installed(old, point, "2023-01-01T00:00:00Z");
    // midnight of the first of June in Brussels: the old meter hung on no day of the newcomer's
    desk.made("/api/v1/meters/" + old + "/removals", Map.of("at", "2024-05-31T22:00:00Z"));
    installed(young, point, "2024-05-31T22:00:00Z");
    String path = "/api/v1/service-points/" + point + "/installations";

    assertThat(service.get(after.token(), path).body()).contains(young).doesNotContain(old);
    assertThat(service.get(before.token(), path).body()).contains(old).doesNotContain(young);
    assertThat(service.get(stranger.token(), path).status()).isEqualTo(404);
    assertThat(service.get(after.token(), "/api/v1/meters").status()).isEqualTo(403);
    assertThat(service.get(after.token(), "/api/v1/meters/" + young).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"BILLING", "FINANCE", "CUSTOMER"})
  void whoeverIsNotToChangeMetersChangesNone(Role role) {
    String meter = aMeter();
    String point = aPoint("ROL");
    String token = role == Role.CUSTOMER ? desk.customer("role-test") : desk.staff(role);

    assertThat(service.post(token, "/api/v1/meters", newMeter(aSerial(), "ELECTRICITY")).status())
        .isEqualTo(403);
    assertThat(install(token, meter, point, "2024-01-01T00:00:00Z").status()).isEqualTo(403);
    assertThat(
            service
                .post(
                    token,
                    "/api/v1/meters/" + meter + "/removals",
                    Map.of("at", "2024-01-01T00:00:00Z"))
                .status())
        .isEqualTo(403);
  }

  @Test
  void anotherSuppliersStaffNeitherFindNorHangTheMeter() {
    String serial = aSerial();
    String meter = desk.made("/api/v1/meters", newMeter(serial, "ELECTRICITY")).text("id");
    String point = aPoint("WAL");
    String foreign = desk.staff(tenants.bolt(), Role.SUPERVISOR);

    assertThat(service.get(foreign, "/api/v1/meters/" + meter).status()).isEqualTo(404);
    assertThat(service.get(foreign, "/api/v1/meters?q=" + serial).json().path("items").size())
        .isZero();
    assertThat(service.get(foreign, "/api/v1/service-points/" + point + "/installations").status())
        .isEqualTo(404);
    assertThat(install(foreign, meter, point, "2024-01-01T00:00:00Z").status()).isEqualTo(404);
  }

  private String aPoint(String start) {
    return village.aPoint(start + UUID.randomUUID().toString().substring(0, 8)).text("id");
  }

  private String aMeter() {
    return desk.made("/api/v1/meters", newMeter(aSerial(), "ELECTRICITY")).text("id");
  }

  private static String aSerial() {
    return "SN" + UUID.randomUUID().toString().substring(0, 18);
  }

  private static Map<String, Object> newMeter(String serial, String commodity) {
    return Map.of(
        "serial",
        serial,
        "manufacturer",
        "Acme",
        "commodity",
        commodity,
        "registers",
        List.of(register(commodity.equals("GAS") ? "CUBIC_METRE" : "WATT_HOUR")));
  }

  private static Map<String, Object> register(String unit) {
    return Map.of(
        "code",
        "1.8.0",
        "direction",
        "IMPORT",
        "unit",
        unit,
        "powerOfTen",
        3,
        "digits",
        6,
        "multiplier",
        1);
  }

  private Answer installed(String meter, String point, String at) {
    Answer made = install(fitter, meter, point, at);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made;
  }

  private Answer install(String token, String meter, String point, String at) {
    return service.post(
        token,
        "/api/v1/meters/" + meter + "/installations",
        Map.of("servicePointId", point, "position", 1, "at", at));
  }
}
