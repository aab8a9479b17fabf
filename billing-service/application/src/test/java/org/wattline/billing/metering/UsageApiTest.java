package org.wattline.billing.metering;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Assumptions;
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
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.Intervals;
import org.wattline.rating.usage.PackedIntervals;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

@Tag("UC-031")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class UsageApiTest {
  private static final Instant JUNE = Instant.parse("2024-05-31T22:00:00Z");
  private static final LocalDateRange FIRST_OF_JUNE =
      LocalDateRange.of(LocalDate.of(2024, 6, 1), LocalDate.of(2024, 6, 2));

  @LocalServerPort int port;
  @Autowired UsageFeed feed;
  @Autowired UsageChanges changes;

  private Service service;
  private Desk desk;
  private Post post;
  private TwoTenants tenants;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    post = new Post(service, desk);
  }

  private static double[] same(int count, double kwh) {
    double[] values = new double[count];
    java.util.Arrays.fill(values, kwh);
    return values;
  }

  private PointUsage fed(String point, LocalDateRange days) {
    return tenants.as(tenants.acme(), () -> feed.usage(UUID.fromString(point), days, null));
  }

  private static long sum(Intervals intervals) {
    PackedIntervals packed = (PackedIntervals) intervals;
    long sum = 0;
    long[] day = new long[100];
    for (int i = 0; i < packed.days(); i++) {
      int n = packed.decode(i, day, 0);
      for (int k = 0; k < n; k++) {
        sum += day[k] == Long.MIN_VALUE ? 0 : day[k];
      }
    }
    return sum;
  }

  @Test
  void daysOfClockChangesHaveTheirQuartersAndRatingIsFedTheStoredBytes() {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    Instant october = Instant.parse("2024-10-26T22:00:00Z");
    Instant march = Instant.parse("2024-03-30T23:00:00Z");
    post.sent(Post.quarters(id, october, same(100, 0.25)));
    post.sent(Post.quarters(id, march, same(92, 0.5)));

    JsonNode longDay = post.usage(point, "2024-10-27", "2024-10-28", "INTERVAL").path(0);
    JsonNode hours = post.usage(point, "2024-10-27", "2024-10-28", "HOUR").path(0);
    JsonNode shortDay = post.usage(point, "2024-03-31", "2024-04-01", "INTERVAL").path(0);

    assertThat(longDay.path("values").size()).isEqualTo(100);
    assertThat(longDay.path("total").decimalValue()).isEqualByComparingTo("25");
    assertThat(longDay.path("missing").asInt()).isZero();
    assertThat(hours.path("values").size()).isEqualTo(25);
    assertThat(shortDay.path("values").size()).isEqualTo(92);
    PointUsage usage =
        fed(point, LocalDateRange.of(LocalDate.of(2024, 10, 27), LocalDate.of(2024, 10, 28)));
    ChannelUsage imported = imported(usage);
    assertThat(usage.complete()).isTrue();
    assertThat(requireNonNull(imported.intervals()).minutes()).isEqualTo(15);
    assertThat(requireNonNull(imported.intervals()).decimals()).isZero();
    assertThat(sum(imported.intervals())).isEqualTo(25_000);
  }

  @Test
  void monthsAndYearsAddUpToTheDays() {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    post.sent(Post.quarters(id, Instant.parse("2024-05-29T22:00:00Z"), same(96 * 5, 0.25)));

    JsonNode days = post.usage(point, "2024-05-01", "2024-07-01", "DAY").path(0);
    JsonNode months = post.usage(point, "2024-05-01", "2024-07-01", "MONTH").path(0);
    JsonNode years = post.usage(point, "2024-01-01", "2025-01-01", "YEAR").path(0);

    assertThat(days.path("values").size()).isEqualTo(61);
    assertThat(months.path("values").size()).isEqualTo(2);
    assertThat(months.path("values").path(0).decimalValue()).isEqualByComparingTo("48");
    assertThat(months.path("values").path(1).decimalValue()).isEqualByComparingTo("72");
    assertThat(years.path("values").path(0).decimalValue()).isEqualByComparingTo("120");
    assertThat(days.path("total").decimalValue()).isEqualByComparingTo("120");
    assertThat(days.path("qualities").path(0).path("quality").asString()).isEqualTo("MISSING");
  }

  @Test
  void theSameEnergyAtTwoResolutionsIsCountedOnce() throws Exception {
    Path file =
        Path.of(
            System.getProperty("wattline.fixtures", ""),
            "interval-data/us-ameren-15min-and-60min-2024-03-30_2025-03-30.csv.gz");
    Assumptions.assumeTrue(Files.exists(file));
    String id = Post.aMarketId();
    String point = post.aPoint(id, "America/Chicago", "ELECTRICITY");
    JsonNode delivery = post.sent("ameren.csv.gz", Files.readAllBytes(file), "point", id);
    assertThat(delivery.path("records").asLong()).isEqualTo(8_784 + 35_132);
    assertThat(delivery.path("rejected").asLong()).isZero();

    JsonNode year = post.usage(point, "2024-03-30", "2025-03-31", "YEAR");
    PointUsage usage =
        fed(point, LocalDateRange.of(LocalDate.of(2024, 3, 30), LocalDate.of(2025, 3, 31)));

    assertThat(year.size()).isEqualTo(1);
    assertThat(year.path(0).path("total").decimalValue()).isEqualByComparingTo("25083.35");
    Intervals intervals = requireNonNull(imported(usage).intervals());
    assertThat(intervals.minutes()).isEqualTo(15);
    assertThat(sum(intervals)).isEqualTo(25_083_350L * (long) Math.pow(10, intervals.decimals()));
  }

  @Test
  void aGapIsMissingAndAWrongValueIsNotBilled() {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    post.sent(Post.quarters(id, JUNE, same(95, 0.25)));
    post.sent("point,start,kwh,quality\n" + Post.row(id, JUNE, "0.25", "E"));

    PointUsage usage = fed(point, FIRST_OF_JUNE);

    assertThat(usage.complete()).isFalse();
    assertThat(usage.missing()).isEqualTo(1);
    assertThat(usage.estimated()).isZero();
  }

  @Test
  void aPointOfNothingIsIncompleteAndEveryPointAskedForIsAnswered() {
    UUID nothing = UUID.fromString(post.aPoint(Post.aMarketId()));
    String id = Post.aMarketId();
    UUID something = UUID.fromString(post.aPoint(id));
    post.sent(Post.quarters(id, JUNE, same(96, 0.25)));

    Map<UUID, PointUsage> found =
        tenants.as(
            tenants.acme(), () -> feed.usages(List.of(nothing, something), FIRST_OF_JUNE, null));

    assertThat(found).containsOnlyKeys(nothing, something);
    assertThat(requireNonNull(found.get(nothing)).complete()).isFalse();
    assertThat(requireNonNull(found.get(something)).complete()).isTrue();
  }

  @Test
  void changesAreToldOnceAndAsCorrectionsOnceTheDaysAreBilled() {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    Instant before = lastChange();
    post.sent(Post.quarters(id, JUNE, 0.25));
    post.sent("point,start,kwh,quality\n" + Post.row(id, JUNE, "0.5", "V"));
    tenants.as(
        tenants.acme(),
        () -> {
          changes.closeUntil(Map.of(UUID.fromString(point), LocalDate.of(2024, 7, 1)));
          return true;
        });
    post.sent("point,start,kwh,quality\n" + Post.row(id, JUNE, "0.75", "V"));
    post.sent("point,start,kwh,quality\n" + Post.row(id, JUNE, "0.75", "V"));

    List<UsageChange> told = tenants.as(tenants.acme(), () -> changes.after(before, 1_000));

    assertThat(told.stream().filter(c -> c.servicePointId().toString().equals(point)))
        .extracting(UsageChange::kind)
        .containsExactly(
            UsageChange.Kind.ARRIVED, UsageChange.Kind.CHANGED, UsageChange.Kind.CORRECTED);
    assertThat(told.getLast().days()).isEqualTo(FIRST_OF_JUNE);
  }

  private Instant lastChange() {
    List<UsageChange> all =
        tenants.as(tenants.acme(), () -> changes.after(Instant.EPOCH, 1_000_000));
    return all.isEmpty() ? Instant.EPOCH : all.getLast().recordedAt();
  }

  @Test
  void aVirtualChannelIsADifferenceAndCountedWhereStaffSaySo() {
    String mainId = Post.aMarketId();
    String subId = Post.aMarketId();
    String main = post.aPoint(mainId);
    String sub = post.aPoint(subId);
    post.sent(Post.quarters(mainId, JUNE, same(96, 0.5)));
    post.sent(Post.quarters(subId, JUNE, same(96, 0.125)));
    String all = channel(main);
    String part = channel(sub);
    Answer made =
        desk.made(
            Role.SUPERVISOR,
            "/api/v1/service-points/" + main + "/channels",
            Map.of(
                "code", "REST",
                "direction", "IMPORT",
                "counted", true,
                "label", "without the workshop",
                "terms",
                    List.of(
                        Map.of("channelId", all, "factor", 1),
                        Map.of("channelId", part, "factor", -1))));
    service.put(post.staff, "/api/v1/channels/" + all + "/counting", Map.of("counted", false));

    JsonNode usage = post.usage(main, "2024-06-01", "2024-06-02", "DAY");
    PointUsage fed = fed(main, FIRST_OF_JUNE);

    assertThat(made.json().path("terms").size()).isEqualTo(2);
    assertThat(usage.size()).isEqualTo(1);
    assertThat(usage.path(0).path("total").decimalValue()).isEqualByComparingTo("36");
    assertThat(sum(requireNonNull(imported(fed).intervals()))).isEqualTo(36_000);
  }

  private String channel(String point) {
    return service
        .get(post.staff, "/api/v1/service-points/" + point + "/channels")
        .json()
        .path(0)
        .path("id")
        .asString();
  }

  @Test
  void aCustomerSeesTheUsageOfTheirOwnDaysOnly() {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    Member before = desk.aMember("HOLDER");
    Member after = desk.aMember("HOLDER");
    Member stranger = desk.aMember("HOLDER");
    post.village.supply(point, before, "2024-05-01", "2024-06-02");
    post.village.supply(point, after, "2024-06-02", "");
    post.sent(Post.quarters(id, JUNE, same(192, 0.25)));
    String path =
        "/api/v1/service-points/" + point + "/usage?from=2024-06-01&to=2024-06-03&resolution=DAY";
    String ofChannel =
        "/api/v1/channels/" + channel(point) + "/usage?from=2024-06-01&to=2024-06-03";

    JsonNode first = service.get(before.token(), path).json().path(0);
    JsonNode second = service.get(after.token(), path).json().path(0);

    assertThat(first.path("values").path(0).decimalValue()).isEqualByComparingTo("24");
    assertThat(first.path("values").path(1).isNull()).isTrue();
    assertThat(second.path("values").path(0).isNull()).isTrue();
    assertThat(second.path("values").path(1).decimalValue()).isEqualByComparingTo("24");
    assertThat(
            service
                .get(after.token(), "/api/v1/service-points/" + point + "/channels")
                .json()
                .path(0)
                .path("firstDay")
                .asString())
        .isEqualTo("2024-06-02");
    String foreign = desk.staff(tenants.bolt(), Role.SUPERVISOR);
    String base = "/api/v1/service-points/" + point;
    String range = "?from=2024-06-01&to=2024-06-03";
    for (String url :
        List.of(
            path,
            base + "/channels",
            base + "/usage.csv" + range,
            base + "/usage.xml" + range,
            base + "/register-reads" + range)) {
      assertThat(service.get(stranger.token(), url).status()).as(url).isEqualTo(404);
      assertThat(service.get(foreign, url).status()).as(url).isEqualTo(404);
      assertThat(service.get(null, url).status()).as(url).isEqualTo(401);
      assertThat(service.get(before.token(), url).status()).as(url).isEqualTo(200);
    }
    Answer unknown =
        service.get(
            stranger.token(),
            "/api/v1/channels/" + UUID.randomUUID() + "/usage?from=2024-06-01&to=2024-06-03");
    Answer theirs = service.get(stranger.token(), ofChannel);
    assertThat(theirs.status()).isEqualTo(404);
    assertThat(theirs.json().path("detail")).isEqualTo(unknown.json().path("detail"));
    assertThat(
            service
                .put(
                    before.token(),
                    "/api/v1/channels/" + channel(point) + "/counting",
                    Map.of("counted", false))
                .status())
        .isEqualTo(403);
  }

  @Test
  void registersRollOverAndExchangedMetersGoOnWhereTheOldOneStopped() {
    String point = post.aPoint(Post.aMarketId());
    String old = aMeter(5, 1);
    String young = aMeter(6, 40);
    hang(old, point, "2024-01-01T00:00:00Z");
    read(point, "2024-01-02", "99950", 201);
    read(point, "2024-02-01", "30", 201);
    read(point, "2024-03-01", "130", 201);
    desk.made("/api/v1/meters/" + old + "/removals", Map.of("at", "2024-02-29T23:00:00Z"));
    hang(young, point, "2024-02-29T23:00:00Z");
    read(point, "2024-03-01", "7", 201);
    read(point, "2024-04-01", "9", 201);

    PointUsage usage =
        fed(point, LocalDateRange.of(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 4, 1)));

    assertThat(imported(usage).registers())
        .extracting(r -> r.from() + " " + r.quantity())
        .containsExactly("2024-01-02 80", "2024-02-01 100", "2024-03-01 80");
    assertThat(usage.complete()).isTrue();
    JsonNode reads =
        service
            .get(
                post.staff,
                "/api/v1/service-points/" + point + "/register-reads?from=2024-01-01&to=2025-01-01")
            .json();
    assertThat(reads.size()).isEqualTo(5);
    read(point, "2024-04-02", "1000000", 422);
    read(point, "2999-01-01", "10", 422);
  }

  private String aMeter(int digits, int multiplier) {
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
                        digits,
                        "multiplier",
                        multiplier))))
        .text("id");
  }

  private void hang(String meter, String point, String at) {
    desk.made(
        "/api/v1/meters/" + meter + "/installations",
        Map.of("servicePointId", point, "position", 1, "at", at));
  }

  private void read(String point, String day, String value, int expected) {
    Answer answer =
        service.post(
            post.staff,
            "/api/v1/service-points/" + point + "/register-reads",
            Map.of("registerCode", "1.8.0", "day", day, "value", value, "reason", "yearly"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(expected);
  }

  @Test
  void usageIsExportedAsCsvAndAsGreenButtonThatItsSchemaAcceptsAndWeReadBack() throws Exception {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    post.sent(Post.quarters(id, JUNE, same(96, 0.25)));
    String range = "?from=2024-06-01&to=2024-06-02";

    Answer csv = service.get(post.staff, "/api/v1/service-points/" + point + "/usage.csv" + range);
    Answer xml = service.get(post.staff, "/api/v1/service-points/" + point + "/usage.xml" + range);

    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.body().lines()).hasSize(97);
    assertThat(csv.body()).contains("2024-06-01T00:00:00+02:00,2024-06-01T00:15:00+02:00,0.250");
    Path xsd = Path.of(System.getProperty("wattline.fixtures", ""), "green-button/xsd/usage.xsd");
    Assumptions.assumeTrue(Files.exists(xsd));
    validate(xsd, xml.body());
    String copy = Post.aMarketId();
    String copied = post.aPoint(copy);
    JsonNode back =
        post.sent("usage.xml", xml.body().getBytes(StandardCharsets.UTF_8), "point", copy);
    assertThat(back.path("accepted").asLong()).isEqualTo(96);
    assertThat(
            post.usage(copied, "2024-06-01", "2024-06-02", "DAY")
                .path(0)
                .path("total")
                .decimalValue())
        .isEqualByComparingTo("24");
  }

  /** Each resource by the published schema; Atom around it is not the schema's. */
  private static void validate(Path xsd, String feed) throws Exception {
    // the schema of Atom, which it imports, wants a schema of xml:base that nobody publishes with
    // it
    String own = Files.readString(xsd).replaceAll("<xs:import[^>]*(/>|>\\s*</xs:import>)", "");
    var schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(new StreamSource(new java.io.StringReader(own)));
    var factory = javax.xml.parsers.DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var document =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)));
    var contents = document.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "content");
    assertThat(contents.getLength()).isEqualTo(5);
    for (int i = 0; i < contents.getLength(); i++) {
      for (var node = contents.item(i).getFirstChild();
          node != null;
          node = node.getNextSibling()) {
        if (node.getNodeType() == org.w3c.dom.Node.ELEMENT_NODE) {
          schema.newValidator().validate(new javax.xml.transform.dom.DOMSource(node));
        }
      }
    }
  }

  private static ChannelUsage imported(PointUsage usage) {
    return requireNonNull(usage.usage().channels().get("import"));
  }
}
