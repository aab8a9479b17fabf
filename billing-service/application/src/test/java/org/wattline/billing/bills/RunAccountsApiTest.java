package org.wattline.billing.bills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

/** Which accounts a run is made for, one of them again, and what runs left behind. */
@Tag("UC-040")
@TwoTenantTest
@Import(SupplyWorld.Beans.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RunAccountsApiTest {
  private static final String RUNS = "/api/v1/billing-runs";

  @LocalServerPort int port;
  @Autowired SupplyWorld world;

  private final Map<UUID, UUID> points = new HashMap<>();
  private Service service;
  private TwoTenants tenants;
  private Desk desk;
  private String billing;
  private int year;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    billing = desk.staff(Role.BILLING);
    year = LocalDate.ofInstant(tenants.clock().instant(), SupplyWorld.ZONE).getYear() - 1;
  }

  @AfterEach
  void letTheClockRun() {
    tenants.clock().reset();
  }

  /** An account whose point has no readings: no run can bill it. */
  private UUID unread() {
    Member member = desk.aMember("HOLDER");
    UUID account = UUID.fromString(member.accountId());
    points.put(account, UUID.randomUUID());
    world.agree(UUID.randomUUID(), account, points.get(account), year + "-01-01", null);
    return account;
  }

  private String number(UUID account) {
    return service.get(billing, "/api/v1/accounts/" + account).text("number");
  }

  private Answer select(String name, List<UUID> ids, List<String> numbers) {
    return service.post(
        billing,
        RUNS,
        Map.of(
            "name",
            name,
            "until",
            year + "-02-01",
            "dueDays",
            14,
            "accountIds",
            ids,
            "accountNumbers",
            numbers,
            "corrections",
            false));
  }

  /** A run that is computed. */
  private String computed(String name, UUID... accounts) throws InterruptedException {
    String path = RUNS + "/" + select(name, List.of(accounts), List.of()).text("id");
    service.post(billing, path + "/start", "");
    await(() -> service.get(billing, path).text("state").equals("PREVIEWED"));
    return path;
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    for (int i = 0; i < 600 && !done.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(done.getAsBoolean()).isTrue();
  }

  @Test
  void accountsAreChosenByTheirNumbersHoweverTheyAreWritten() {
    UUID first = unread();
    UUID second = unread();
    String written = number(second).substring(0, 4) + " " + number(second).substring(4);

    Answer run = select("Two", List.of(), List.of(number(first), written, number(first)));

    assertThat(run.status()).as(run.body()).isEqualTo(201);
    assertThat(run.json().path("accounts").asInt()).isEqualTo(2);
    assertThat(service.get(billing, RUNS + "/" + run.text("id") + "/accounts").body())
        .contains(first.toString(), second.toString());
  }

  @Test
  void aNumberThatNobodyHasIsRefusedByNameAndANeighboursIsNobodys() {
    UUID mine = unread();
    Answer theirs = accountOfTheNeighbour();
    String number = theirs.text("number");
    assertThat(number).isNotEqualTo(number(mine));

    Answer refused = select("No", List.of(), List.of(number(mine), "12", number));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").path(0).path("pointer").asString())
        .isEqualTo("/accountNumbers");
    assertThat(refused.json().path("errors").path(0).path("code").asString())
        .isEqualTo("no-such-numbers");
    assertThat(refused.json().path("errors").path(0).path("arguments").path(0).asString())
        .isEqualTo("12, " + number);
    assertThat(select("No", List.of(UUID.fromString(theirs.text("id"))), List.of()).status())
        .isEqualTo(422);
  }

  /** With a number that the first supplier has not given. */
  private Answer accountOfTheNeighbour() {
    String agent = desk.staff(tenants.bolt(), Role.CUSTOMER_SERVICE);
    Map<String, Object> person = new HashMap<>(desk.aPerson("Neighbour"));
    person.put("language", tenants.bolt().defaultLocale().getLanguage());
    String customer = service.post(agent, "/api/v1/customers", person).text("id");
    Answer account;
    do {
      account =
          service.post(
              agent, "/api/v1/accounts", Map.of("customerId", customer, "delivery", "EMAIL"));
      assertThat(account.status()).as(account.body()).isEqualTo(201);
    } while (isGiven(account.text("number")));
    return account;
  }

  private boolean isGiven(String number) {
    return service.get(billing, "/api/v1/search?q=" + number).body().contains(number);
  }

  @Test
  void oneAccountIsComputedAgainAndNoneOfAnotherRun() throws Exception {
    UUID one = unread();
    UUID other = unread();
    String path = computed("Both", one, other);

    Answer foreign =
        service.post(billing, path + "/retries", Map.of("accountIds", List.of(one, unread())));
    assertThat(foreign.status()).as(foreign.body()).isEqualTo(422);
    assertThat(service.get(billing, path).text("state")).isEqualTo("PREVIEWED");

    Answer again = service.post(billing, path + "/retries", Map.of("accountIds", List.of(one)));
    assertThat(again.status()).as(again.body()).isEqualTo(200);
    await(() -> service.get(billing, path).text("state").equals("PREVIEWED"));
    assertThat(service.get(billing, path).json().path("parked").asInt()).isEqualTo(2);
  }

  @Test
  void everyRunThatLeftAnAccountBehindIsToldUntilALaterOneWorksItOut() throws Exception {
    UUID account = unread();
    UUID other = unread();
    String first = computed("First", account, other);
    String second = computed("Second", account);

    assertThat(runs(account)).containsExactly("Second", "First");
    assertThat(runs(other)).containsExactly("First");
    assertThat(service.get(billing, RUNS + "/parked?accountId=" + account).body())
        .contains("MISSING_USAGE", second.substring(second.lastIndexOf('/') + 1));

    service.post(billing, second + "/cancellation", "");
    assertThat(runs(account)).containsExactly("First");

    world.use(
        Objects.requireNonNull(points.get(account)),
        year + "-01-01",
        year + "-02-01",
        10,
        tenants.clock().instant().truncatedTo(ChronoUnit.MICROS));
    computed("Third", account);
    assertThat(runs(account)).isEmpty();
    assertThat(service.get(billing, first).json().path("parked").asInt()).isEqualTo(2);
  }

  @Test
  void nobodyElseIsToldOfIt() throws Exception {
    UUID account = unread();
    computed("Mine", account);
    String path = RUNS + "/parked?accountId=" + account;

    assertThat(service.get(billing, path).json().size()).isEqualTo(1);
    assertThat(service.get(desk.staff(tenants.bolt(), Role.BILLING), path).json().size()).isZero();
    assertThat(service.get(desk.customer("stranger"), path).status()).isEqualTo(403);
    assertThat(service.get(null, path).status()).isEqualTo(401);
  }

  private List<String> runs(UUID account) {
    return service
        .get(billing, RUNS + "/parked?accountId=" + account)
        .json()
        .valueStream()
        .map(run -> run.path("runName").asString())
        .toList();
  }
}
