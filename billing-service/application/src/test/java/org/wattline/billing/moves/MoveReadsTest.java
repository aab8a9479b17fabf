package org.wattline.billing.moves;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.agreements.Contracts;
import org.wattline.billing.premises.Village;
import org.wattline.billing.tariffs.Market;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import org.wattline.tenancy.time.BusinessCalendar;

/** What registers showed on the day of a move. */
@Tag("UC-022")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MoveReadsTest {
  @LocalServerPort int port;
  @Autowired BusinessCalendar calendar;

  private Service service;
  private Desk desk;
  private Village village;
  private Contracts contracts;
  private String clerk;
  private String product;
  private LocalDate today;

  @BeforeEach
  void start(TwoTenants tenants) {
    service = new Service(port);
    desk = new Desk(service, tenants);
    village = new Village(desk);
    contracts = new Contracts(desk);
    clerk = desk.staff(Role.CUSTOMER_SERVICE);
    product = new Market(desk).aPricedProduct().text("id");
    today = calendar.today(tenants.acme().id());
  }

  @Test
  void aReadThatCannotBeIsRefusedAtItsPlaceAndNothingMoves() {
    Member holder = desk.aMember("HOLDER");
    String point = village.aPoint("M" + unique()).text("id");
    hangAMeter(point);
    Answer agreement =
        contracts.agreed(
            holder.accountId(),
            point,
            today.minusDays(400).toString(),
            null,
            Contracts.monthly(product));
    Map<String, Object> out = new HashMap<>();
    out.put("agreementId", agreement.text("id"));
    out.put("day", today.toString());
    out.put("reads", List.of(read("1.8.0", "1234"), read("2.8.0", "99999.5"), read("9.9.9", "1")));
    Answer unknown = service.post(clerk, "/api/v1/move-outs", out);
    out.put("reads", List.of(read("1.8.0", "1234"), read("2.8.0", "100000")));
    Answer tooLarge = service.post(clerk, "/api/v1/move-outs", out);

    assertThat(unknown.status()).as(unknown.body()).isEqualTo(422);
    assertThat(pointers(unknown)).containsExactly("/reads/2/registerCode");
    assertThat(tooLarge.status()).as(tooLarge.body()).isEqualTo(422);
    assertThat(pointers(tooLarge)).containsExactly("/reads/1/value");
    Answer still = service.get(clerk, "/api/v1/agreements/" + agreement.text("id"));
    assertThat(still.json().path("to").isNull()).isTrue();
  }

  private void hangAMeter(String point) {
    List<Map<String, Object>> registers =
        List.of(register("1.8.0", "IMPORT"), register("2.8.0", "EXPORT"));
    Answer meter =
        desk.made(
            Role.SUPERVISOR,
            "/api/v1/meters",
            Map.of(
                "serial",
                "M" + unique(),
                "manufacturer",
                "Acme",
                "commodity",
                "ELECTRICITY",
                "registers",
                registers));
    desk.made(
        Role.SUPERVISOR,
        "/api/v1/meters/" + meter.text("id") + "/installations",
        Map.of("servicePointId", point, "position", 1, "at", "2024-01-01T00:00:00Z"));
  }

  private static Map<String, Object> register(String code, String direction) {
    return Map.of(
        "code",
        code,
        "direction",
        direction,
        "unit",
        "WATT_HOUR",
        "powerOfTen",
        3,
        "digits",
        5,
        "multiplier",
        1);
  }

  private static Map<String, Object> read(String code, String value) {
    return Map.of("registerCode", code, "value", value);
  }

  private static List<String> pointers(Answer refused) {
    return refused
        .json()
        .path("errors")
        .valueStream()
        .map(error -> error.path("pointer").asString())
        .toList();
  }

  private static String unique() {
    return UUID.randomUUID().toString().substring(0, 12).toUpperCase(Locale.ROOT);
  }
}
