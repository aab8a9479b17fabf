package org.wattline.billing.metering;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.PackedIntervals;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

/** Cubic metres of gas become energy by what the grid operator says of each day. */
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CalorificValuesApiTest {
  private static final String PATH = "/api/v1/calorific-values";
  private static final LocalDate FIRST = LocalDate.of(2024, 6, 1);
  private static final LocalDateRange TWO_DAYS = LocalDateRange.of(FIRST, FIRST.plusDays(2));

  @LocalServerPort int port;
  @Autowired UsageFeed feed;
  @Autowired UsageChanges changes;
  @Autowired JdbcClient jdbc;

  private Service service;
  private Desk desk;
  private Post post;
  private GasGrid grid;
  private TwoTenants tenants;
  private String area;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    post = new Post(service, desk);
    grid = new GasGrid(desk, post, tenants, jdbc);
    area = GasGrid.aCode();
    grid.operates(area);
  }

  /** Hours of a day, all alike. */
  private void flows(String marketId, LocalDate day, String unit, String each) {
    String values = String.join(",", Collections.nCopies(24, each));
    post.sent(
        """
        {"format":"wattline-meter-data","version":1,"series":[{"point":"%s","commodity":"GAS",\
        "direction":"import","unit":"%s","interval":"PT1H","zone":"Europe/Brussels",\
        "start":"%sT00:00:00+02:00","values":[%s]}]}\
        """
            .formatted(marketId, unit, day, values));
  }

  private Map<String, Object> value(LocalDate from, String kwh, String state) {
    return Map.of(
        "area",
        area,
        "from",
        from.toString(),
        "kwhPerCubicMetre",
        kwh,
        "state",
        state,
        "source",
        "Operator's bulletin");
  }

  @SafeVarargs
  private Answer states(Map<String, Object>... values) {
    return service.post(post.staff, PATH, Map.of("values", List.of(values)));
  }

  private PointUsage fed(String point) {
    return fed(point, null);
  }

  private PointUsage fed(String point, @org.jspecify.annotations.Nullable Instant knownAt) {
    return tenants.as(tenants.acme(), () -> feed.usage(UUID.fromString(point), TWO_DAYS, knownAt));
  }

  /** Wh of each day; null where it is not known. */
  private static Exact[] days(ChannelUsage channel) {
    PackedIntervals intervals = (PackedIntervals) requireNonNull(channel.intervals());
    Exact[] days = new Exact[intervals.days()];
    long[] values = new long[PackedDay.MAX_VALUES];
    for (int day = 0; day < days.length; day++) {
      int count = intervals.decode(day, values, 0);
      for (int i = 0; i < count; i++) {
        Exact one = Exact.ofScaled(values[i], intervals.decimals());
        days[day] = days[day] == null ? one : days[day].plus(one);
      }
    }
    return days;
  }

  private static ChannelUsage energy(PointUsage usage) {
    return requireNonNull(usage.usage().channels().get("energy"));
  }

  private List<UsageChange> told(String point, Instant after) {
    UUID id = UUID.fromString(point);
    return tenants.as(
        tenants.acme(),
        () ->
            changes.after(after, 100_000).stream()
                .filter(change -> change.servicePointId().equals(id))
                .toList());
  }

  private Instant lastTold(String point) {
    return told(point, Instant.EPOCH).getLast().recordedAt();
  }

  @Test
  void eachDaysVolumeTakesThatDaysValue() {
    String id = Post.aMarketId();
    String point = grid.point(id, area);
    flows(id, FIRST, "m3", "0.5");
    flows(id, FIRST.plusDays(1), "m3", "0.25");
    states(value(FIRST, "11.3", "FINAL"), value(FIRST.plusDays(1), "10.123456", "PROVISIONAL"));

    PointUsage usage = fed(point);

    assertThat(days(energy(usage)))
        .containsExactly(Exact.parse("135600"), Exact.parse("60740.736"));
    assertThat(days(requireNonNull(usage.usage().channels().get("import"))))
        .containsExactly(Exact.of(12_000), Exact.of(6_000));
  }

  @Test
  void aValueHoldsUntilTheDayOfTheNext() {
    String id = Post.aMarketId();
    String point = grid.point(id, area);
    flows(id, FIRST, "m3", "1");
    flows(id, FIRST.plusDays(1), "m3", "1");
    states(value(FIRST.minusDays(40), "11", "FINAL"), value(FIRST.plusDays(2), "99", "FINAL"));

    assertThat(days(energy(fed(point)))).containsExactly(Exact.of(264_000), Exact.of(264_000));
  }

  @Test
  void withoutAValueThereIsNoEnergyAndNeverNoneOfIt() {
    String id = Post.aMarketId();
    String point = grid.point(id, area);
    flows(id, FIRST, "m3", "1");
    flows(id, FIRST.plusDays(1), "m3", "1");

    PointUsage before = fed(point);
    states(value(FIRST.plusDays(1), "11", "FINAL"));
    PointUsage after = fed(point);

    assertThat(before.usage().channels()).containsOnlyKeys("import");
    assertThat(days(energy(after))).containsExactly(null, Exact.of(264_000));
    assertThat(((PackedIntervals) requireNonNull(energy(after).intervals())).count(0)).isZero();
  }

  @Test
  void ratingPricesEnergyAndNamesTheDaysThatItLacks() {
    Tariff tariff =
        Tariff.read(
            """
            {"format":"wattline-tariff/1","id":"g","name":"G","currency":"EUR",
             "zone":"Europe/Brussels","commodity":"gas","components":[{"kind":"energy","id":"e",
             "name":"Gas","channel":"energy","prices":[{"from":"2000-01-01","price":"0.1"}]}]}\
            """);
    String id = Post.aMarketId();
    String point = grid.point(id, area);
    flows(id, FIRST, "m3", "1");
    flows(id, FIRST.plusDays(1), "m3", "1");
    states(value(FIRST.plusDays(1), "11", "FINAL"));
    Rated lacking = rated(tariff, point);

    states(value(FIRST, "10", "FINAL"));
    Rated rated = rated(tariff, point);

    assertThat(lacking.refusals())
        .singleElement()
        .isInstanceOfSatisfying(
            Refusal.MissingUsage.class,
            missing -> {
              assertThat(missing.channel()).isEqualTo("energy");
              assertThat(missing.gaps()).hasSize(1);
            });
    assertThat(rated.isComplete()).isTrue();
    assertThat(rated.linesOf("e").getFirst().unrounded()).isEqualTo(Exact.parse("50.4"));
  }

  private Rated rated(Tariff tariff, String point) {
    return tariff
        .resolve(ReferenceData.none(), TWO_DAYS)
        .rate(fed(point).usage(), RatingContext.empty());
  }

  @Test
  void aRegisterTakesTheMeanOfItsDays() {
    String id = Post.aMarketId();
    String point = grid.point(id, area);
    String meter =
        desk.made(
                Role.SUPERVISOR,
                "/api/v1/meters",
                Map.of(
                    "serial",
                    id,
                    "manufacturer",
                    "Elster",
                    "commodity",
                    "GAS",
                    "registers",
                    List.of(
                        Map.of(
                            "code",
                            "V",
                            "direction",
                            "IMPORT",
                            "unit",
                            "CUBIC_METRE",
                            "powerOfTen",
                            0,
                            "digits",
                            5,
                            "multiplier",
                            1))))
            .text("id");
    desk.made(
        Role.SUPERVISOR,
        "/api/v1/meters/" + meter + "/installations",
        Map.of("servicePointId", point, "position", 1, "at", "2024-01-01T00:00:00Z"));
    for (int day = 0; day <= 3; day += 3) {
      desk.made(
          Role.SUPERVISOR,
          "/api/v1/service-points/" + point + "/register-reads",
          Map.of(
              "registerCode",
              "V",
              "day",
              FIRST.plusDays(day).toString(),
              "value",
              100 + 2 * day,
              "reason",
              "Round"));
    }
    states(value(FIRST, "10", "FINAL"), value(FIRST.plusDays(2), "11", "FINAL"));

    assertThat(energy(fed(point)).registers())
        .containsExactly(new RegisterTotal(FIRST, FIRST.plusDays(3), null, Exact.ratio(6 * 31, 3)));

    Instant known = Instant.now();
    states(value(FIRST.minusDays(30), "9", "FINAL"));
    assertThat(told(point, known)).isEmpty();
  }

  @Test
  void gasThatIsToldInKilowattHoursNeedsNoValueAndStandsForBothChannels() {
    String id = Post.aMarketId();
    String point = grid.point(id, area);
    flows(id, FIRST, "kWh", "2");
    states(value(FIRST, "11", "FINAL"));

    Map<String, ChannelUsage> channels = fed(point).usage().channels();

    assertThat(days(requireNonNull(channels.get("energy")))[0]).isEqualTo(Exact.of(48_000));
    assertThat(channels.get("import")).isEqualTo(channels.get("energy"));
  }

  @Test
  void theOperatorsOwnEnergyHoldsAndIsNeverAddedToTheVolume() {
    String id = Post.aMarketId();
    String point = grid.point(id, area);
    flows(id, FIRST, "m3", "1");
    flows(id, FIRST, "kWh", "11.5");
    states(value(FIRST, "11", "FINAL"));

    Map<String, ChannelUsage> channels = fed(point).usage().channels();

    assertThat(days(requireNonNull(channels.get("energy")))[0]).isEqualTo(Exact.of(276_000));
    assertThat(days(requireNonNull(channels.get("import")))[0]).isEqualTo(Exact.of(24_000));
  }

  @Test
  void anotherValueIsToldAsAChangeAndOfBilledDaysAsACorrection() {
    String id = Post.aMarketId();
    String point = grid.point(id, area);
    flows(id, FIRST, "m3", "1");
    flows(id, FIRST.plusDays(1), "m3", "1");
    Instant volumes = lastTold(point);
    states(value(FIRST, "11", "PROVISIONAL"));
    Instant arrived = lastTold(point);
    tenants.as(
        tenants.acme(),
        () -> {
          changes.closeUntil(Map.of(UUID.fromString(point), FIRST.plusDays(1)));
          return true;
        });
    states(value(FIRST, "11.5", "FINAL"));

    assertThat(told(point, volumes))
        .filteredOn(change -> !change.recordedAt().isAfter(arrived))
        .extracting(UsageChange::days, UsageChange::kind)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(TWO_DAYS, UsageChange.Kind.ARRIVED));
    assertThat(told(point, arrived))
        .extracting(UsageChange::days, UsageChange::kind)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                LocalDateRange.of(FIRST, FIRST.plusDays(1)), UsageChange.Kind.CORRECTED),
            org.assertj.core.groups.Tuple.tuple(
                LocalDateRange.of(FIRST.plusDays(1), FIRST.plusDays(2)), UsageChange.Kind.CHANGED));
    assertThat(days(energy(fed(point, arrived)))[0]).isEqualTo(Exact.of(264_000));
    assertThat(days(energy(fed(point)))[0]).isEqualTo(Exact.of(276_000));
  }

  @Test
  void aFinalValueThatSaysTheSameIsARevisionAndNoChange() {
    String id = Post.aMarketId();
    String point = grid.point(id, area);
    flows(id, FIRST, "m3", "1");
    states(value(FIRST, "11", "PROVISIONAL"));
    Instant before = lastTold(point);

    Answer made = states(value(FIRST, "11.000", "FINAL"));
    Answer again = states(value(FIRST, "11", "FINAL"));
    JsonNode all =
        service.get(post.staff, PATH + "?revisions=true&area=" + area).json().path("items");

    assertThat(made.json().path(0).path("revision").asInt()).isEqualTo(2);
    assertThat(again.json()).isEqualTo(made.json());
    assertThat(told(point, before)).isEmpty();
    assertThat(all.size()).isEqualTo(2);
    assertThat(all.path(0).path("state").asString()).isEqualTo("PROVISIONAL");
    assertThat(all.path(0).path("source").asString()).isEqualTo("Operator's bulletin");
  }

  @Test
  void aProvisionalValueNeverTakesThePlaceOfAFinalOneAndNothingOfItsListIsKept() {
    states(value(FIRST, "11", "FINAL"));

    Answer refused =
        states(value(FIRST.plusDays(1), "12", "FINAL"), value(FIRST, "10", "PROVISIONAL"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("values[1]");
    assertThat(service.get(post.staff, PATH + "?area=" + area).json().path("items").size())
        .isEqualTo(1);
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    states(
        value(FIRST, "11", "FINAL"),
        value(FIRST.plusDays(1), "12", "FINAL"),
        value(FIRST.plusDays(2), "13", "FINAL"));

    JsonNode first = service.get(post.staff, PATH + "?limit=2&area=" + area).json();
    JsonNode second =
        service
            .get(
                post.staff,
                PATH + "?limit=2&area=" + area + "&cursor=" + first.path("next").asString())
            .json();

    assertThat(first.path("items").size()).isEqualTo(2);
    assertThat(second.path("items").size()).isEqualTo(1);
    assertThat(second.path("items").path(0).path("from").asString())
        .isEqualTo(FIRST.plusDays(2).toString());
  }

  @Test
  void whatCannotBeIsRefusedByName() {
    assertThat(states(value(FIRST, "0", "FINAL")).status()).isEqualTo(422);
    assertThat(states(value(FIRST, "100.1", "FINAL")).status()).isEqualTo(422);
    assertThat(states(value(FIRST, "11.1234567", "FINAL")).status()).isEqualTo(422);
    assertThat(states(value(FIRST, "11", "FINAL"), value(FIRST, "12", "FINAL")).body())
        .contains("values[1].from");
    area = "nobodys";
    assertThat(states(value(FIRST, "11", "FINAL")).body()).contains("values[0].area");
  }

  @Test
  void staffReadValuesSomeOfThemWriteAndEachSupplierHasItsOwn() {
    states(value(FIRST, "11", "FINAL"));
    Map<String, Object> body = Map.of("values", List.of(value(FIRST, "12", "FINAL")));
    String bolt = desk.staff(tenants.bolt(), Role.SUPERVISOR);

    assertThat(service.get(desk.staff(Role.FINANCE), PATH + "?area=" + area).status())
        .isEqualTo(200);
    assertThat(service.post(desk.staff(Role.FINANCE), PATH, body).status()).isEqualTo(403);
    assertThat(service.get(desk.customer("gas"), PATH + "?area=" + area).status()).isEqualTo(403);
    assertThat(service.post(desk.customer("gas"), PATH, body).status()).isEqualTo(403);
    assertThat(service.get(bolt, PATH + "?area=" + area).json().path("items").size()).isZero();
    assertThat(service.post(bolt, PATH, body).status()).isEqualTo(422);
    assertThat(
            service
                .get(post.staff, "/api/v1/audit")
                .body()
                .contains("\"action\":\"calorific-values-recorded\""))
        .isTrue();
  }
}
