package org.wattline.billing.moves;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.agreements.AgreementChanged;
import org.wattline.billing.agreements.Contracts;
import org.wattline.billing.premises.Village;
import org.wattline.billing.tariffs.Market;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import org.wattline.tenancy.time.BusinessCalendar;
import tools.jackson.databind.JsonNode;

@Tag("UC-022")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MovesApiTest {
  @LocalServerPort int port;
  @Autowired ConfigurableApplicationContext context;
  @Autowired BusinessCalendar calendar;

  private final List<AgreementChanged> told = new CopyOnWriteArrayList<>();
  private final ApplicationListener<PayloadApplicationEvent<AgreementChanged>> listener =
      event -> {
        if ((Object) event.getPayload() instanceof AgreementChanged changed) {
          told.add(changed);
        }
      };

  private Service service;
  private TwoTenants tenants;
  private Desk desk;
  private Village village;
  private Contracts contracts;
  private String clerk;
  private String product;
  private LocalDate today;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    village = new Village(desk);
    contracts = new Contracts(desk);
    clerk = desk.staff(Role.CUSTOMER_SERVICE);
    product = new Market(desk).aPricedProduct().text("id");
    today = calendar.today(tenants.acme().id());
    context.addApplicationListener(listener);
  }

  @AfterEach
  void listenNoMore() {
    context.removeApplicationListener(listener);
  }

  @Test
  void oneOccupantLeavesAndAnotherComesOnTheSameDay() {
    Member leaving = desk.aMember("HOLDER");
    Member coming = desk.aMember("HOLDER");
    String point = aPoint();
    Answer old = supplied(leaving, point);
    Map<String, Object> change = new HashMap<>(leaving(old, today.minusDays(10)));
    change.put("accountId", coming.accountId());
    change.put("terms", Contracts.monthly(product));

    Answer moved = service.post(clerk, "/api/v1/changes-of-occupant", change);

    assertThat(moved.status()).as(moved.body()).isEqualTo(201);
    assertThat(moved.json().path("out").path("to").asString())
        .isEqualTo(today.minusDays(10).toString());
    assertThat(moved.json().path("in").path("from").asString())
        .isEqualTo(today.minusDays(10).toString());
    assertThat(moved.json().path("correctsBilled").asBoolean()).isTrue();
    assertThat(steps(moved))
        .contains("SUPPLY_ENDS", "SUPPLY_STARTS", "FINAL_BILL_BY", "CORRECTION_BY");
    assertThat(told)
        .extracting(AgreementChanged::accountId, AgreementChanged::from)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                UUID.fromString(leaving.accountId()), today.minusDays(10)),
            org.assertj.core.groups.Tuple.tuple(
                UUID.fromString(coming.accountId()), today.minusDays(10)));
    Answer his = service.get(leaving.token(), "/api/v1/accounts/" + leaving.accountId() + "/moves");
    assertThat(his.json().path(0).path("in").isNull()).isTrue();
    assertThat(his.json().path(0).path("by").isNull()).isTrue();
    Answer hers = service.get(coming.token(), "/api/v1/moves/" + moved.text("id"));
    assertThat(hers.json().path("out").isNull()).isTrue();
    assertThat(hers.json().path("forwardingAddress").isNull()).isTrue();
    Answer account = service.get(clerk, "/api/v1/accounts/" + leaving.accountId());
    Answer customer = service.get(clerk, "/api/v1/customers/" + account.text("customerId"));
    assertThat(customer.json().path("address").path("city").asString()).isEqualTo("Gent");
  }

  @Test
  void aPreviewSaysWhatWouldHappenAndLeavesEverythingAsItWas() {
    Member holder = desk.aMember("HOLDER");
    Answer agreement = supplied(holder, aPoint());

    Answer preview =
        service.post(
            holder.token(),
            "/api/v1/move-outs?preview=true",
            leaving(agreement, today.plusDays(20)));

    assertThat(preview.status()).as(preview.body()).isEqualTo(201);
    assertThat(preview.json().path("id").isNull()).isTrue();
    assertThat(preview.json().path("out").path("to").asString())
        .isEqualTo(today.plusDays(20).toString());
    assertThat(steps(preview)).containsExactly("SUPPLY_ENDS", "CHANGE_UNTIL", "FINAL_BILL_BY");
    Answer still = service.get(holder.token(), "/api/v1/agreements/" + agreement.text("id"));
    assertThat(still.json().path("to").isNull()).isTrue();
    assertThat(still.json().path("version").asInt()).isZero();
    assertThat(
            service
                .get(holder.token(), "/api/v1/accounts/" + holder.accountId() + "/moves")
                .json()
                .size())
        .isZero();
  }

  @Test
  void aCustomerMovesOutThemselvesAndChangesTheDayOfIt() {
    Member holder = desk.aMember("HOLDER");
    Answer agreement = supplied(holder, aPoint());

    Answer first =
        service.post(holder.token(), "/api/v1/move-outs", leaving(agreement, today.plusDays(20)));
    Answer later =
        service.post(holder.token(), "/api/v1/move-outs", leaving(agreement, today.plusDays(25)));
    Answer tooLongAgo =
        service.post(holder.token(), "/api/v1/move-outs", leaving(agreement, today.minusDays(31)));

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(later.json().path("out").path("to").asString())
        .isEqualTo(today.plusDays(25).toString());
    assertThat(tooLongAgo.status()).isEqualTo(422);
    assertThat(tooLongAgo.body()).contains("call us");
    Answer byStaff =
        service.post(clerk, "/api/v1/move-outs", leaving(agreement, today.minusDays(31)));
    assertThat(byStaff.status()).isEqualTo(201);
    Answer older =
        service.post(clerk, "/api/v1/move-outs", leaving(agreement, today.minusDays(731)));
    assertThat(older.status()).isEqualTo(422);
  }

  @Test
  void aCustomerFindsAVacantPointByItsNumberAndMovesIn() {
    Member mover = desk.aMember("HOLDER");
    Answer point = village.aPoint("V" + unique());
    String find = "/api/v1/vacant-points?marketId=" + point.text("marketId") + "&on=" + today;

    Answer found = service.get(mover.token(), find);
    Answer moved =
        service.post(
            mover.token(), "/api/v1/move-ins", coming(mover, found.text("servicePointId")));

    assertThat(found.text("servicePointId")).isEqualTo(point.text("id"));
    assertThat(moved.status()).as(moved.body()).isEqualTo(201);
    assertThat(steps(moved)).contains("SUPPLY_STARTS", "FIRST_BILL");
    assertThat(service.get(mover.token(), find).status()).isEqualTo(404);
    Member second = desk.aMember("HOLDER");
    Answer taken =
        service.post(second.token(), "/api/v1/move-ins", coming(second, point.text("id")));
    Answer unknown =
        service.post(
            second.token(), "/api/v1/move-ins", coming(second, UUID.randomUUID().toString()));
    assertThat(taken.status()).isEqualTo(404);
    assertThat(taken.text("detail")).isEqualTo(unknown.text("detail"));
    Answer byStaff = service.post(clerk, "/api/v1/move-ins", coming(second, point.text("id")));
    assertThat(byStaff.status()).isEqualTo(409);
    assertThat(byStaff.text("detail")).contains("Another agreement");
  }

  @Test
  void aCustomerDoesNotChooseTermsThatAreNotTheirs() {
    Member mover = desk.aMember("HOLDER");
    String point = aPoint();
    Map<String, Object> cheaper = new HashMap<>(Contracts.monthly(product));
    cheaper.put(
        "overrides", List.of(Map.of("component", "energy", "from", "2025-01-01", "price", 0)));
    Map<String, Object> classed = new HashMap<>(Contracts.monthly(product));
    classed.put("customerClass", "social");
    String factories = new Market(desk).aPricedProduct(List.of("factory")).text("id");

    for (Map<String, Object> terms : List.of(cheaper, classed, Contracts.monthly(factories))) {
      Map<String, Object> move = coming(mover, point);
      move.put("terms", terms);
      assertThat(service.post(mover.token(), "/api/v1/move-ins", move).status()).isEqualTo(422);
    }
  }

  @Test
  void betweenTwoOccupantsThePointIsInTheListOfWhatStandsEmpty() {
    Member holder = desk.aMember("HOLDER");
    Answer point = village.aPoint("Z" + unique());
    Answer agreement = supplied(holder, point.text("id"));
    service.post(clerk, "/api/v1/move-outs", leaving(agreement, today.minusDays(5)));

    List<String> seen = vacancies(today);

    assertThat(seen).contains(point.text("marketId")).isSorted();
    Answer account = service.get(clerk, "/api/v1/accounts/" + holder.accountId());
    assertThat(vacancy(point.text("marketId")).path("lastAccountNumber").asString())
        .isEqualTo(account.text("number"));
    assertThat(vacancies(today.minusDays(6))).doesNotContain(point.text("marketId"));
    assertThat(service.get(holder.token(), "/api/v1/vacancies").status()).isEqualTo(403);
  }

  @Test
  void theSameAccountDoesNotFollowItselfAndAMoveOutBeforeTheMoveInIsRefused() {
    Member holder = desk.aMember("HOLDER");
    Answer agreement =
        contracts.agreed(
            holder.accountId(),
            aPoint(),
            today.minusDays(3).toString(),
            null,
            Contracts.monthly(product));
    Map<String, Object> change = new HashMap<>(leaving(agreement, today));
    change.put("accountId", holder.accountId());
    change.put("terms", Contracts.monthly(product));

    assertThat(service.post(clerk, "/api/v1/changes-of-occupant", change).status()).isEqualTo(422);
    assertThat(
            service
                .post(clerk, "/api/v1/move-outs", leaving(agreement, today.minusDays(4)))
                .status())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"FINANCE", "FIELD_SERVICE"})
  void whoeverIsNotToMovePeopleMovesNobody(Role role) {
    Member holder = desk.aMember("HOLDER");
    Answer agreement = supplied(holder, aPoint());
    String token = desk.staff(role);

    assertThat(service.post(token, "/api/v1/move-outs", leaving(agreement, today)).status())
        .isEqualTo(403);
    assertThat(service.post(token, "/api/v1/move-ins", coming(holder, aPoint())).status())
        .isEqualTo(403);
  }

  @Test
  void nobodyMovesWhoIsNotTheirs() {
    Member holder = desk.aMember("HOLDER");
    Member viewer = desk.aMember("VIEWER");
    Member stranger = desk.aMember("HOLDER");
    Answer agreement = supplied(holder, aPoint());
    Answer viewed = supplied(viewer, aPoint());
    String elsewhere = desk.staff(tenants.bolt(), Role.SUPERVISOR);
    Map<String, Object> out = leaving(agreement, today);
    Map<String, Object> unknown = new HashMap<>(out);
    unknown.put("agreementId", UUID.randomUUID().toString());

    Answer foreign = service.post(stranger.token(), "/api/v1/move-outs", out);
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text("detail"))
        .isEqualTo(service.post(stranger.token(), "/api/v1/move-outs", unknown).text("detail"));
    assertThat(service.post(viewer.token(), "/api/v1/move-outs", leaving(viewed, today)).status())
        .isEqualTo(403);
    assertThat(
            service.post(stranger.token(), "/api/v1/move-ins", coming(holder, aPoint())).status())
        .isEqualTo(404);
    assertThat(service.post(elsewhere, "/api/v1/move-outs", out).status()).isEqualTo(404);
    assertThat(service.post(elsewhere, "/api/v1/move-ins", coming(holder, aPoint())).status())
        .isEqualTo(404);
    assertThat(service.post(null, "/api/v1/move-outs", out).status()).isEqualTo(401);
    assertThat(service.get(null, "/api/v1/vacancies").status()).isEqualTo(401);
    Map<String, Object> change = new HashMap<>(out);
    change.put("accountId", stranger.accountId());
    change.put("terms", Contracts.monthly(product));
    assertThat(service.post(holder.token(), "/api/v1/changes-of-occupant", change).status())
        .isEqualTo(403);
    Answer moved = service.post(clerk, "/api/v1/move-outs", out);
    assertThat(moved.status()).as(moved.body()).isEqualTo(201);
    assertThat(service.get(stranger.token(), "/api/v1/moves/" + moved.text("id")).status())
        .isEqualTo(404);
    assertThat(service.get(elsewhere, "/api/v1/moves/" + moved.text("id")).status()).isEqualTo(404);
    assertThat(
            service
                .get(stranger.token(), "/api/v1/accounts/" + holder.accountId() + "/moves")
                .status())
        .isEqualTo(404);
  }

  private List<String> vacancies(LocalDate on) {
    return listed(on).stream().map(item -> item.path("marketId").asString()).toList();
  }

  private JsonNode vacancy(String marketId) {
    return listed(today).stream()
        .filter(item -> marketId.equals(item.path("marketId").asString()))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> listed(LocalDate on) {
    List<JsonNode> seen = new ArrayList<>();
    String cursor = "";
    do {
      Answer page =
          service.get(clerk, "/api/v1/vacancies?limit=200&on=" + on + "&cursor=" + cursor);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      page.json().path("items").forEach(seen::add);
      cursor = page.json().path("next").isNull() ? "" : page.text("next");
    } while (!cursor.isEmpty());
    return seen;
  }

  private static List<String> steps(Answer move) {
    return move.json().path("next").valueStream().map(s -> s.path("kind").asString()).toList();
  }

  private Answer supplied(Member member, String point) {
    return contracts.agreed(
        member.accountId(),
        point,
        today.minusDays(400).toString(),
        null,
        Contracts.monthly(product));
  }

  private static Map<String, Object> leaving(Answer agreement, LocalDate day) {
    Map<String, Object> address = new HashMap<>(Desk.ADDRESS);
    address.put("city", "Gent");
    Map<String, Object> out = new HashMap<>();
    out.put("agreementId", agreement.text("id"));
    out.put("day", day.toString());
    out.put("reads", List.of());
    out.put("forwardingAddress", address);
    return out;
  }

  private Map<String, Object> coming(Member member, String point) {
    Map<String, Object> in = new HashMap<>();
    in.put("accountId", member.accountId());
    in.put("servicePointId", point);
    in.put("day", today.toString());
    in.put("reads", List.of());
    in.put("terms", Contracts.monthly(product));
    return in;
  }

  private String aPoint() {
    return village.aPoint("M" + unique()).text("id");
  }

  private static String unique() {
    return UUID.randomUUID().toString().substring(0, 12).toUpperCase(java.util.Locale.ROOT);
  }
}
