package org.wattline.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.metering.internal.vee.Absences;
import org.wattline.billing.premises.Village;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** UC-032 and UC-033: what rules find, what is estimated, and what people do about it. */
@TwoTenantTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "wattline.vee.automatic=true")
@Tag("UC-032")
@Tag("UC-033")
@Tag("UC-034")
@Tag("UC-035")
class VeeApiTest {
  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  private static final LocalDate MAY = LocalDate.of(2024, 5, 6);
  private static final LocalDate JUNE = LocalDate.of(2024, 6, 3);

  private static final String SILENCE = "prolonged-estimate";

  @LocalServerPort int port;
  @Autowired Absences absences;

  private Service service;
  private Desk desk;
  private Post post;
  private TwoTenants tenants;
  private String staff;
  private String marketId;
  private String point;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    post = new Post(service, desk);
    staff = post.staff;
    marketId = Post.aMarketId();
    Map<String, Object> home =
        new HashMap<>(post.village.newPoint(marketId, "OWN", "Europe/Brussels"));
    Map<String, Object> terms = new HashMap<>(Village.terms("2020-01-01"));
    terms.put("capacityW", 17_000);
    home.put("terms", terms);
    point = desk.made(Role.SUPERVISOR, "/api/v1/service-points", home).text("id");
  }

  @AfterEach
  void asBefore() {
    settings("{}", true);
  }

  /** Wh of a day's quarter-hours: no two neighbours alike. */
  private static long usual(int slot) {
    return 60 + slot % 7 * 5 + (slot > 70 && slot < 88 ? 200 : 0);
  }

  /** Days of quarter-hours; the change says what is told of a slot counted from the first. */
  private void deliver(
      LocalDate first,
      int days,
      java.util.function.IntFunction<@Nullable Long> told,
      String quality) {
    StringBuilder csv = new StringBuilder("point,start,kwh,quality\n");
    Instant begins = first.atStartOfDay(BRUSSELS).toInstant();
    for (int slot = 0; slot < days * 96; slot++) {
      Long wattHours = told.apply(slot);
      if (wattHours != null) {
        csv.append(
            Post.row(
                marketId,
                begins.plusSeconds(900L * slot),
                java.math.BigDecimal.valueOf(wattHours, 3).toPlainString(),
                quality));
      }
    }
    post.sent(csv.toString());
  }

  private void fourWeeks() {
    deliver(MAY, 28, slot -> usual(slot % 96) + slot % 96 % 3 + slot / 96 % 2, "M");
  }

  private JsonNode exceptions(String state) {
    return service
        .get(staff, "/api/v1/vee/exceptions?limit=200&state=" + state + "&servicePointId=" + point)
        .json()
        .path("items");
  }

  private JsonNode exception(String state, String rule, Predicate<JsonNode> test) {
    for (int i = 0; i < 600; i++) {
      for (JsonNode one : exceptions(state)) {
        if (one.path("rule").asString().equals(rule) && test.test(one)) {
          return one;
        }
      }
      Post.pause();
    }
    throw new AssertionError(
        "No "
            + state
            + " "
            + rule
            + ": "
            + exceptions("OPEN")
            + exceptions("ESTIMATED")
            + exceptions("RESOLVED"));
  }

  private JsonNode exception(String state, String rule) {
    return exception(state, rule, one -> true);
  }

  private JsonNode run(LocalDate from, LocalDate to) {
    Answer made =
        service.post(
            staff, "/api/v1/vee/runs", Map.of("servicePointId", point, "from", from, "to", to));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    JsonNode run = made.json();
    for (int i = 0; i < 600 && !run.path("done").asBoolean(); i++) {
      Post.pause();
      run = service.get(staff, "/api/v1/vee/runs/" + run.path("id").asString()).json();
    }
    assertThat(run.path("done").asBoolean()).isTrue();
    assertThat(run.path("failed").asInt()).isZero();
    return run;
  }

  private JsonNode day(LocalDate day) {
    return post.usage(point, day.toString(), day.plusDays(1).toString(), "DAY").path(0);
  }

  private JsonNode intervals(LocalDate day) {
    return post.usage(point, day.toString(), day.plusDays(1).toString(), "INTERVAL").path(0);
  }

  private JsonNode decide(String action, @Nullable String reason, String... ids) {
    Map<String, Object> body = new HashMap<>();
    body.put("ids", List.of(ids));
    body.put("action", action);
    body.put("reason", reason);
    Answer answer = service.post(staff, "/api/v1/vee/exceptions/decisions", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("items");
  }

  @Test
  void aMissingDayIsEstimatedMarkedAndReplacedWhenItComes() {
    fourWeeks();
    deliver(JUNE, 3, slot -> slot / 96 == 1 ? null : usual(slot % 96), "M");

    JsonNode missing = exception("ESTIMATED", "missing");

    assertThat(missing.path("slots").asInt()).isEqualTo(96);
    assertThat(missing.path("from").asString()).isEqualTo("2024-06-04");
    assertThat(missing.path("closedBy").asString()).isEqualTo("VEE");
    JsonNode estimated = day(JUNE.plusDays(1));
    assertThat(estimated.path("missing").asInt()).isZero();
    assertThat(estimated.path("estimated").asInt()).isEqualTo(96);
    assertThat(intervals(JUNE.plusDays(1)).toString()).contains("VEE-LIKE-DAY");
    Instant then = Instant.now();

    deliver(JUNE.plusDays(1), 1, slot -> 100L, "M");

    exception("RESOLVED", "missing");
    assertThat(day(JUNE.plusDays(1)).path("estimated").asInt()).isZero();
    assertThat(day(JUNE.plusDays(1)).path("total").decimalValue()).isEqualByComparingTo("9.6");
    JsonNode before = post.usage(point, "2024-06-04", "2024-06-05", "DAY", then).path(0);
    assertThat(before.path("estimated").asInt()).isEqualTo(96);
  }

  @Test
  void anEstimateNeverTakesThePlaceOfTheSameEnergyMeasuredAtAnotherResolution() {
    fourWeeks();
    StringBuilder hours = new StringBuilder("point,direction,day");
    for (int hour = 1; hour <= 25; hour++) {
      hours.append(",h").append(hour);
    }
    hours.append('\n').append(marketId).append(",import,").append(JUNE.plusDays(1));
    hours.append(",1.000".repeat(24)).append(",\n");
    post.sent(hours.toString());
    deliver(JUNE, 1, slot -> usual(slot), "M");
    deliver(JUNE.plusDays(2), 1, slot -> slot == 5 ? null : usual(slot), "M");

    exception("ESTIMATED", "missing", one -> one.path("from").asString().equals("2024-06-05"));

    assertThat(day(JUNE.plusDays(1)).path("estimated").asInt()).isZero();
    assertThat(day(JUNE.plusDays(1)).path("total").decimalValue()).isEqualByComparingTo("24");
    assertThat(exceptions("ESTIMATED").size()).isEqualTo(1);
  }

  @Test
  void validatingTwiceWritesNothingNew() {
    fourWeeks();
    deliver(JUNE, 2, slot -> slot < 3 || slot > 8 ? usual(slot % 96) : null, "M");
    exception("ESTIMATED", "missing");
    JsonNode before = intervals(JUNE);

    JsonNode again = run(JUNE.minusDays(7), JUNE.plusDays(2));

    assertThat(again.path("estimates").asLong()).isZero();
    assertThat(intervals(JUNE)).isEqualTo(before);
    assertThat(exceptions("ESTIMATED").size()).isEqualTo(1);
  }

  @Test
  void estimatesBetweenReadsComeToWhatTheRegisterCountedToTheWattHour() {
    String meter =
        desk.made(
                "/api/v1/meters",
                Map.of(
                    "serial",
                    "SN" + UUID.randomUUID().toString().substring(0, 18),
                    "manufacturer",
                    "ACME",
                    "commodity",
                    "ELECTRICITY",
                    "registers",
                    List.of(
                        Map.of(
                            "code",
                            "1.8.0",
                            "direction",
                            "IMPORT",
                            "unit",
                            "WATT_HOUR",
                            "powerOfTen",
                            3,
                            "digits",
                            6,
                            "multiplier",
                            1))))
            .text("id");
    desk.made(
        Role.FIELD_SERVICE,
        "/api/v1/meters/" + meter + "/installations",
        Map.of("servicePointId", point, "position", 1, "at", "2024-01-01T00:00:00Z"));
    fourWeeks();
    deliver(JUNE, 7, slot -> slot / 96 == 2 ? null : 100L + slot % 5, "M");
    exception("ESTIMATED", "missing");

    read(JUNE, "1000");
    read(JUNE.plusDays(7), "1080");
    run(JUNE, JUNE.plusDays(7));

    JsonNode week = post.usage(point, "2024-06-03", "2024-06-10", "DAY").path(0);
    assertThat(week.path("total").decimalValue()).isEqualByComparingTo("80.000");
    assertThat(intervals(JUNE.plusDays(2)).toString()).contains("VEE-LIKE-DAY-SCALED");
  }

  private void read(LocalDate day, String value) {
    Answer answer =
        service.post(
            staff,
            "/api/v1/service-points/" + point + "/register-reads",
            Map.of("registerCode", "1.8.0", "day", day, "value", value, "reason", "check"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void anAcceptedExceptionStaysAcceptedWhileItsValuesDo() {
    fourWeeks();
    deliver(JUNE, 1, slot -> slot == 40 ? 9_000L : usual(slot), "M");
    JsonNode spike = exception("OPEN", "spike");
    String id = spike.path("id").asString();
    assertThat(spike.path("sentence").asString()).contains("36.000 kW").contains("10:00");
    assertThat(spike.path("saying").path("key").asString()).isEqualTo("spike");
    assertThat(spike.path("saying").path("particulars").path(0))
        .isEqualTo(JsonMapper.shared().readTree("{\"kind\":\"WATTS\",\"value\":\"36000\"}"));
    assertThat(spike.path("marketId").asString()).isEqualTo(marketId);
    assertThat(spike.path("dueOn").isNull()).isFalse();

    assertThat(decide("TAKE", null, id).path(0).path("done").asBoolean()).isTrue();
    JsonNode items = decide("ACCEPT", "A car was charged", id, UUID.randomUUID().toString());

    assertThat(items.path(0).path("done").asBoolean()).isTrue();
    assertThat(items.path(0).path("outcome").asString()).isEqualTo("ACCEPTED");
    assertThat(items.path(1).path("done").asBoolean()).isFalse();
    assertThat(items.path(1).path("outcome").asString()).isEqualTo("UNKNOWN");
    run(JUNE, JUNE.plusDays(1));
    JsonNode accepted = exception("ACCEPTED", "spike");
    assertThat(accepted.path("owner").asString()).isNotEmpty();
    assertThat(accepted.path("reason").asString()).isEqualTo("A car was charged");
    JsonNode again = decide("REJECT", "again", id).path(0);
    assertThat(again.path("sentence").asString()).contains("settled already");
    assertThat(again.path("outcome").asString()).isEqualTo("SETTLED");
    deliver(JUNE, 1, slot -> slot == 40 ? 9_500L : usual(slot), "M");
    exception("OPEN", "spike");
  }

  @Test
  void rejectedValuesAreEstimatedAnewAndTheTrueOnesTakeTheirPlace() {
    fourWeeks();
    deliver(JUNE, 2, slot -> slot == 40 ? 9_000L : usual(slot % 96), "M");
    String id = exception("OPEN", "spike").path("id").asString();
    exception("OPEN", "high-usage");

    decide("REJECT", "No such load there", id);

    JsonNode missing = exception("ESTIMATED", "missing");
    assertThat(missing.path("firstSlot").asInt()).isEqualTo(40);
    assertThat(intervals(JUNE).toString()).contains("VEE-EDIT:LINEAR");
    exception("REJECTED", "spike");
    exception("RESOLVED", "high-usage");

    deliver(JUNE, 1, slot -> slot == 40 ? 123L : usual(slot), "M");

    exception("RESOLVED", "missing");
    assertThat(intervals(JUNE).toString()).doesNotContain("VEE-EDIT");
  }

  @Test
  void aReasonIsNeededToSettleAndNotToTake() {
    Map<String, Object> body =
        Map.of("ids", List.of(UUID.randomUUID().toString()), "action", "ACCEPT");

    assertThat(service.post(staff, "/api/v1/vee/exceptions/decisions", body).status())
        .isEqualTo(422);
  }

  private Answer edit(String token, LocalDate day, int slot, @Nullable Long value) {
    JsonNode channels = service.get(staff, "/api/v1/service-points/" + point + "/channels").json();
    Map<String, Object> one = new HashMap<>();
    one.put("slot", slot);
    one.put("value", value);
    return service.post(
        token,
        "/api/v1/vee/channels/" + channels.path(0).path("id").asString() + "/edits",
        Map.of("day", day, "values", List.of(one), "reason", "Read on the spot"));
  }

  @Test
  void anEditTakesThePlaceOfWhatWasMeasuredAndSettlesItsDay() {
    fourWeeks();
    deliver(JUNE, 1, slot -> slot == 40 ? 9_000L : usual(slot), "M");
    exception("OPEN", "spike");

    Answer made = edit(staff, JUNE, 40, 120L);

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.text("state")).isEqualTo("APPLIED");
    assertThat(exception("EDITED", "spike").path("reason").asString())
        .isEqualTo("Read on the spot");
    assertThat(intervals(JUNE).toString()).contains("VEE-EDIT").doesNotContain("\"9.0");
    assertThat(edit(staff, JUNE, 96, 1L).status()).isEqualTo(422);
    assertThat(edit(staff, LocalDate.of(2999, 1, 1), 1, 1L).status()).isEqualTo(422);
  }

  @Test
  void whereTwoAreWantedTheMakerOfAnEditDoesNotApproveIt() {
    fourWeeks();
    settings("{\"fourEyes\": true}", true);
    java.math.BigDecimal before = day(MAY).path("total").decimalValue();

    Answer made = edit(staff, MAY, 10, 5_000L);

    assertThat(made.text("state")).isEqualTo("PROPOSED");
    assertThat(day(MAY).path("total").decimalValue()).isEqualByComparingTo(before);
    String path = "/api/v1/vee/edits/" + made.text("id");
    assertThat(service.post(staff, path + "/approval", Map.of()).status()).isEqualTo(403);
    assertThat(isYours(staff, made.text("id"))).isTrue();
    String second = desk.staff(Role.BILLING);
    assertThat(isYours(second, made.text("id"))).isFalse();
    Answer approved = service.post(second, path + "/approval", Map.of());
    assertThat(approved.text("state")).as(approved.body()).isEqualTo("APPLIED");
    assertThat(day(MAY).path("total").decimalValue()).isGreaterThan(before);
    assertThat(service.post(desk.staff(Role.BILLING), path + "/approval", Map.of()).status())
        .isEqualTo(409);
    String refused = edit(staff, MAY, 11, 5_000L).text("id");
    assertThat(
            service
                .post(staff, "/api/v1/vee/edits/" + refused + "/refusal", Map.of("reason", "No"))
                .text("state"))
        .isEqualTo("REFUSED");
  }

  private boolean isYours(String token, String edit) {
    return service
        .get(token, "/api/v1/vee/edits?limit=200")
        .json()
        .path("items")
        .valueStream()
        .filter(one -> edit.equals(one.path("id").asString()))
        .findFirst()
        .orElseThrow()
        .path("yours")
        .asBoolean();
  }

  /** Keeps the defaults with some fields of the document changed. */
  private Answer settings(String changes, boolean valid) {
    JsonNode now = service.get(staff, "/api/v1/vee/settings").json();
    var mapper = tools.jackson.databind.json.JsonMapper.shared();
    var document =
        (tools.jackson.databind.node.ObjectNode)
            mapper.readTree(org.wattline.vee.settings.VeeJson.defaults());
    document.setAll((tools.jackson.databind.node.ObjectNode) mapper.readTree(changes));
    Answer kept =
        service.put(
            staff,
            "/api/v1/vee/settings",
            Map.of("after", now.path("version").asInt(), "document", document.toString()));
    assertThat(kept.status()).as(kept.body()).isEqualTo(valid ? 200 : 422);
    return kept;
  }

  @Test
  void settingsAreRefusedWithThePlaceOfEachErrorAndKeptInVersions() {
    Answer refused = settings("{\"claimAfterDays\": 0, \"errorDays\": \"x\"}", false);

    assertThat(refused.body()).contains("/document/claimAfterDays", "/document/errorDays");
    int version = settings("{\"claimAfterDays\": 9}", true).json().path("version").asInt();
    Answer late =
        service.put(
            staff,
            "/api/v1/vee/settings",
            Map.of("after", version - 1, "document", org.wattline.vee.settings.VeeJson.defaults()));
    assertThat(late.status()).isEqualTo(412);
  }

  @Test
  void aRuleThatIsSwitchedOffFindsNothing() {
    settings(
        "{\"classes\": [{\"name\": \"all\", \"rules\": [{\"kind\": \"missing\"},"
            + " {\"kind\": \"range\", \"most\": 100000}, {\"kind\": \"spike\", \"on\": false}]}]}",
        true);
    fourWeeks();
    deliver(
        JUNE, 1, slot -> slot == 3 ? null : Long.valueOf(slot == 40 ? 9_000 : usual(slot)), "M");

    JsonNode missing = exception("OPEN", "missing");

    assertThat(missing.path("severity").asString()).isEqualTo("WARNING");
    assertThat(exceptions("OPEN").size()).isEqualTo(1);
    assertThat(day(JUNE).path("missing").asInt()).isEqualTo(1);
  }

  @Test
  void daysOfEstimatesAreOneExceptionThatGrowsShrinksAndEnds() {
    fourWeeks();
    deliver(JUNE, 6, slot -> usual(slot % 96), "E");

    JsonNode silence = exception("OPEN", SILENCE);

    assertThat(silence.path("from").asString()).isEqualTo("2024-06-03");
    assertThat(silence.path("to").asString()).isEqualTo("2024-06-09");
    String id = silence.path("id").asString();

    deliver(JUNE.plusDays(6), 1, slot -> usual(slot), "E");
    silence = exception("OPEN", SILENCE, one -> ends(one, "2024-06-10"));
    assertThat(silence.path("id").asString()).isEqualTo(id);
    assertThat(silence.path("sentence").asString()).contains("For 7 days");
    assertThat(silence.path("saying").path("particulars").path(0).path("value").asString())
        .isEqualTo("7");

    deliver(JUNE.plusDays(5), 2, slot -> usual(slot % 96) + 1, "M");
    silence = exception("OPEN", SILENCE, one -> ends(one, "2024-06-08"));
    assertThat(silence.path("id").asString()).isEqualTo(id);
    assertThat(exceptions("OPEN").findValuesAsString("rule").stream().filter(SILENCE::equals))
        .hasSize(1);

    deliver(JUNE, 1, slot -> usual(slot) + 1, "M");
    assertThat(exception("RESOLVED", SILENCE).path("id").asString()).isEqualTo(id);
  }

  @Test
  void whoAcceptsThatNothingIsReadNeedNotDoSoAgainEachDay() {
    fourWeeks();
    deliver(JUNE, 6, slot -> usual(slot % 96), "E");
    String id = exception("OPEN", SILENCE).path("id").asString();

    decide("ACCEPT", "The mast is down", id);
    deliver(JUNE.plusDays(6), 1, slot -> usual(slot), "E");
    run(JUNE, JUNE.plusDays(7));

    assertThat(exception("ACCEPTED", SILENCE).path("id").asString()).isEqualTo(id);
    assertThat(exceptions("OPEN").findValuesAsString("rule")).doesNotContain(SILENCE);
  }

  private static boolean ends(JsonNode exception, String day) {
    return exception.path("to").asString().equals(day);
  }

  @Test
  void aLongSilenceBecomesAClaimThatIsRemindedAndAnswered() {
    Desk.Member resident = desk.aMember("HOLDER");
    post.village.supply(point, resident, "2024-01-01", "");
    fourWeeks();

    tenants.as(tenants.acme(), () -> absences.look());

    JsonNode claim = claim("OPEN");
    assertThat(claim.path("missingFrom").asString()).isEqualTo("2024-06-03");
    assertThat(claim.path("reminders").asInt()).isZero();
    String id = claim.path("id").asString();
    tenants.as(tenants.acme(), () -> absences.look());
    assertThat(claim("OPEN").path("id").asString()).isEqualTo(id);

    deliver(JUNE, 1, slot -> usual(slot), "M");
    tenants.as(tenants.acme(), () -> absences.look());

    assertThat(claim("ANSWERED").path("id").asString()).isEqualTo(id);
    String next = claim("OPEN").path("id").asString();
    Answer closed =
        service.post(
            staff, "/api/v1/vee/claims/" + next + "/closing", Map.of("reason", "Pulled down"));
    assertThat(closed.text("state")).as(closed.body()).isEqualTo("CLOSED");
    assertThat(
            service
                .post(staff, "/api/v1/vee/claims/" + next + "/closing", Map.of("reason", "Again"))
                .status())
        .isEqualTo(409);
  }

  private JsonNode claim(String state) {
    List<JsonNode> found = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          service
              .get(staff, "/api/v1/vee/claims?limit=200&state=" + state + "&cursor=" + cursor)
              .json();
      for (JsonNode one : page.path("items")) {
        if (one.path("servicePointId").asString().equals(point)) {
          found.add(one);
        }
      }
      cursor = page.path("next").isNull() ? "" : page.path("next").asString();
    } while (!cursor.isEmpty());
    assertThat(found).as(state).hasSize(1);
    return found.getFirst();
  }

  @Test
  void pagesOfExceptionsFollowOneAnotherAndGroupsAddThemUp() {
    fourWeeks();
    deliver(JUNE, 2, slot -> slot % 96 == 40 ? 9_000L + slot : usual(slot % 96), "M");
    exception("OPEN", "spike");
    String base = "/api/v1/vee/exceptions?rule=spike&limit=1&servicePointId=" + point;

    Answer first = service.get(staff, base);
    Answer second = service.get(staff, base + "&cursor=" + first.text("next"));

    assertThat(first.json().path("items").size()).isEqualTo(1);
    assertThat(second.json().path("items").path(0).path("id"))
        .isNotEqualTo(first.json().path("items").path(0).path("id"));
    assertThat(second.json().path("next").isNull()).isTrue();
    assertThat(service.get(staff, base + "&owner=-").json().path("items").size()).isEqualTo(1);
    assertThat(service.get(staff, base + "&owner=somebody").json().path("items").size()).isZero();
    assertThat(service.get(staff, base + "&cursor=nonsense").status()).isEqualTo(422);
    assertThat(service.get(staff, "/api/v1/vee/exceptions/groups").body()).contains("spike");
  }

  @Test
  void customersAndStrangersReachNothingOfIt() {
    fourWeeks();
    deliver(JUNE, 1, slot -> slot == 40 ? 9_000L : usual(slot), "M");
    String id = exception("OPEN", "spike").path("id").asString();
    String channel =
        service
            .get(staff, "/api/v1/service-points/" + point + "/channels")
            .json()
            .path(0)
            .path("id")
            .asString();
    String run = run(JUNE, JUNE.plusDays(1)).path("id").asString();
    Map<String, Object> reason = Map.of("reason", "x");
    Map<String, Object> edit =
        Map.of(
            "day", "2024-06-03", "values", List.of(Map.of("slot", 1, "value", 1)), "reason", "x");
    Map<String, Object> days =
        Map.of("servicePointId", point, "from", "2024-06-03", "to", "2024-06-04");
    Map<String, Object> decision = Map.of("ids", List.of(id), "action", "TAKE");
    String customer = desk.aMember("HOLDER").token();
    String foreign = desk.staff(tenants.bolt(), Role.SUPERVISOR);
    String vee = "/api/v1/vee";
    record Call(String method, String path, @Nullable Object body, int ofForeign) {}
    String none = UUID.randomUUID().toString();
    List<Call> calls =
        List.of(
            new Call("GET", vee + "/exceptions", null, 200),
            new Call("GET", vee + "/exceptions/groups", null, 200),
            new Call("GET", vee + "/exceptions/" + id, null, 404),
            new Call("POST", vee + "/exceptions/decisions", decision, 404),
            new Call("POST", vee + "/channels/" + channel + "/edits", edit, 404),
            new Call("GET", vee + "/edits", null, 200),
            new Call("POST", vee + "/edits/" + none + "/approval", Map.of(), 404),
            new Call("POST", vee + "/edits/" + none + "/refusal", reason, 404),
            new Call("POST", vee + "/runs", days, 404),
            new Call("GET", vee + "/runs", null, 200),
            new Call("GET", vee + "/runs/" + run, null, 404),
            new Call("GET", vee + "/settings", null, 200),
            new Call("PUT", vee + "/settings", Map.of("after", 0, "document", "{}"), 422),
            new Call("GET", vee + "/claims", null, 200),
            new Call("GET", vee + "/claims.csv?gridOperator=x", null, 200),
            new Call("POST", vee + "/claims/sendings", Map.of("ids", List.of(none)), 404),
            new Call("POST", vee + "/claims/" + none + "/answer", reason, 404),
            new Call("POST", vee + "/claims/" + none + "/closing", reason, 404));

    for (Call call : calls) {
      String what = call.method() + " " + call.path();
      assertThat(service.send(call.method(), null, call.path(), call.body()).status())
          .as(what)
          .isEqualTo(401);
      assertThat(service.send(call.method(), customer, call.path(), call.body()).status())
          .as(what)
          .isEqualTo(403);
      Answer theirs = service.send(call.method(), foreign, call.path(), call.body());
      assertThat(theirs.status()).as(what).isEqualTo(call.ofForeign());
      assertThat(theirs.body()).as(what).doesNotContain(marketId);
    }
    assertThat(service.get(staff, vee + "/exceptions/" + id).json().path("owner").isNull())
        .isTrue();
  }
}
