package org.wattline.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MeterExchangeTest {
  private static final String NOON = "2024-05-15T10:00:00Z";

  @LocalServerPort int port;
  @Autowired UsageFeed feed;

  private Service service;
  private Desk desk;
  private Post post;
  private TwoTenants tenants;
  private String fitter;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    post = new Post(service, desk);
    fitter = desk.staff(Role.FIELD_SERVICE);
  }

  @Test
  void anExchangeInMidPeriodLosesNoEnergyOfEitherMeter() {
    String point = post.aPoint(Post.aMarketId());
    String old = aMeter("1.8.0");
    String young = aMeter("1.8.0");
    hang(old, point);
    read(point, "2024-05-01", "1000");

    Answer hung = exchange(point, old, young, reading("1.8.0", "1100"), reading("1.8.0", "7"));
    read(point, "2024-06-01", "207");

    assertThat(hung.status()).as(hung.body()).isEqualTo(201);
    assertThat(hung.json().path(0).path("to").asString()).isEqualTo(NOON);
    assertThat(hung.json().path(1).path("meterId").asString()).isEqualTo(young);
    PointUsage usage = fed(point, "2024-05-01", "2024-06-01");
    ChannelUsage imported = usage.usage().channels().get("import");
    assertThat(imported).isNotNull();
    assertThat(imported.registers())
        .extracting(total -> total.from() + " " + total.quantity())
        .containsExactly("2024-05-01 100", "2024-05-15 200");
    assertThat(usage.complete()).isTrue();
  }

  @Test
  void aRegisterThatNobodySpeaksOfIsAskedForAndNothingIsChanged() {
    String point = post.aPoint(Post.aMarketId());
    String old = aMeter("1.8.1", "1.8.2");
    String young = aMeter("1.8.0");
    hang(old, point);

    Answer refused = exchange(point, old, young, reading("1.8.1", "5"), reading("1.8.0", "0"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("closingReads", "1.8.2");
    assertThat(state(old)).isEqualTo("INSTALLED");
    assertThat(state(young)).isEqualTo("IN_STOCK");
  }

  @Test
  void aReadThatTheDisplayCannotShowUndoesTheWholeExchange() {
    String point = post.aPoint(Post.aMarketId());
    String old = aMeter("1.8.0");
    String young = aMeter("1.8.0");
    hang(old, point);

    Answer refused =
        exchange(point, old, young, reading("1.8.0", "5"), reading("1.8.0", "1000000"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("from 0 to 999999");
    assertThat(state(old)).isEqualTo("INSTALLED");
    assertThat(state(young)).isEqualTo("IN_STOCK");
    assertThat(reads(point).size()).isZero();
  }

  @Test
  void aDeadDisplayIsSaidToBeSoAndTheExchangeGoesOn() {
    String point = post.aPoint(Post.aMarketId());
    String old = aMeter("1.8.0");
    String young = aMeter("1.8.0");
    hang(old, point);

    Answer hung = exchange(point, old, young, reading("1.8.0", null), reading("1.8.0", "0"));

    assertThat(hung.status()).as(hung.body()).isEqualTo(201);
    assertThat(reads(point).size()).isEqualTo(1);
  }

  @Test
  void onlyAMeterOfThatPointIsExchangedThere() {
    String old = aMeter("1.8.0");
    hang(old, post.aPoint(Post.aMarketId()));
    String elsewhere = post.aPoint(Post.aMarketId());

    Answer refused =
        exchange(elsewhere, old, aMeter("1.8.0"), reading("1.8.0", "1"), reading("1.8.0", "1"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("removedMeterId");
  }

  @Test
  void customersAndOtherSuppliersExchangeNothing() {
    String point = post.aPoint(Post.aMarketId());
    String old = aMeter("1.8.0");
    hang(old, point);
    Map<String, Object> body =
        body(old, aMeter("1.8.0"), reading("1.8.0", "1"), reading("1.8.0", "1"));
    String path = "/api/v1/service-points/" + point + "/exchanges";

    assertThat(service.post(desk.customer("exchange"), path, body).status()).isEqualTo(403);
    assertThat(service.post(desk.staff(Role.FINANCE), path, body).status()).isEqualTo(403);
    assertThat(service.post(desk.staff(tenants.bolt(), Role.FIELD_SERVICE), path, body).status())
        .isEqualTo(404);
    assertThat(state(old)).isEqualTo("INSTALLED");
  }

  @Test
  void aScrappedMeterIsNeverInstalledAgain() {
    String meter = aMeter("1.8.0");
    String hanging = aMeter("1.8.0");
    String point = post.aPoint(Post.aMarketId());
    hang(hanging, point);
    Map<String, Object> reason = Map.of("reason", "cracked glass");

    Answer scrapped = service.post(fitter, "/api/v1/meters/" + meter + "/scrapping", reason);
    Answer refused = service.post(fitter, "/api/v1/meters/" + hanging + "/scrapping", reason);

    assertThat(scrapped.text("state")).isEqualTo("SCRAPPED");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(
            service
                .post(
                    fitter,
                    "/api/v1/meters/" + meter + "/installations",
                    Map.of("servicePointId", point, "position", 2, "at", NOON))
                .status())
        .isEqualTo(409);
    assertThat(
            service
                .post(desk.customer("scrap"), "/api/v1/meters/" + meter + "/scrapping", reason)
                .status())
        .isEqualTo(403);
    assertThat(service.get(desk.staff(Role.SUPERVISOR), "/api/v1/audit?subjectId=" + meter).body())
        .contains("meter-scrapped", "cracked glass");
  }

  private PointUsage fed(String point, String from, String to) {
    LocalDateRange days = LocalDateRange.of(LocalDate.parse(from), LocalDate.parse(to));
    return tenants.as(tenants.acme(), () -> feed.usage(UUID.fromString(point), days, null));
  }

  private JsonNode reads(String point) {
    return service
        .get(
            post.staff,
            "/api/v1/service-points/" + point + "/register-reads?from=2024-01-01&to=2025-01-01")
        .json();
  }

  private String state(String meter) {
    return service.get(fitter, "/api/v1/meters/" + meter).text("state");
  }

  private void read(String point, String day, String value) {
    Answer kept =
        service.post(
            post.staff,
            "/api/v1/service-points/" + point + "/register-reads",
            Map.of("registerCode", "1.8.0", "day", day, "value", value, "reason", "walk-by"));
    assertThat(kept.status()).as(kept.body()).isEqualTo(201);
  }

  private void hang(String meter, String point) {
    desk.made(
        Role.FIELD_SERVICE,
        "/api/v1/meters/" + meter + "/installations",
        Map.of("servicePointId", point, "position", 1, "at", "2024-01-01T00:00:00Z"));
  }

  private Answer exchange(
      String point,
      String old,
      String young,
      Map<String, @Nullable Object> closing,
      Map<String, @Nullable Object> opening) {
    return service.post(
        fitter,
        "/api/v1/service-points/" + point + "/exchanges",
        body(old, young, closing, opening));
  }

  private static Map<String, Object> body(
      String old,
      String young,
      Map<String, @Nullable Object> closing,
      Map<String, @Nullable Object> opening) {
    return Map.of(
        "removedMeterId", old,
        "installedMeterId", young,
        "at", NOON,
        "closingReads", List.of(closing),
        "openingReads", List.of(opening));
  }

  private static Map<String, @Nullable Object> reading(String code, @Nullable String value) {
    Map<String, @Nullable Object> read = new HashMap<>();
    read.put("registerCode", code);
    read.put("value", value);
    return read;
  }

  private String aMeter(String... codes) {
    List<Map<String, Object>> registers = new ArrayList<>();
    for (String code : codes) {
      registers.add(
          Map.of(
              "code",
              code,
              "direction",
              "IMPORT",
              "unit",
              "WATT_HOUR",
              "powerOfTen",
              3,
              "digits",
              6,
              "multiplier",
              1));
    }
    return desk.made(
            "/api/v1/meters",
            Map.of(
                "serial",
                "SN" + UUID.randomUUID().toString().substring(0, 18),
                "manufacturer",
                "Acme",
                "commodity",
                "ELECTRICITY",
                "registers",
                registers))
        .text("id");
  }
}
