package org.wattline.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.formats.DocumentPart;
import org.wattline.formats.DocumentReceiver;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeterDataFiles;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.ReadOutcome;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.Rejection;
import org.wattline.formats.SeriesHeader;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published files through the service's own door: no record is lost, a second time all are
 * duplicates, and what is stored sums to what the files hold.
 */
@Tag("UC-030")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DeliveredFixturesTest {
  private static final BigDecimal TWIN = new BigDecimal("533");

  @LocalServerPort int port;

  private Post post;
  private TwoTenants tenants;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    Service service = new Service(port);
    post = new Post(service, new Desk(service, twoTenants));
  }

  private static Path folder(String name) {
    Path path = Path.of(System.getProperty("wattline.fixtures", ""), name);
    assumeTrue(Files.isDirectory(path), () -> "published documents not here: " + name);
    return path;
  }

  /** What a file names: its points, and its meters where it names no point. */
  private static final class Names implements MeterDataSink, DocumentReceiver {
    final TreeSet<String> points = new TreeSet<>();
    long records;
    int refused;
    int documents;
    int power;

    static Names of(byte[] content) {
      Names names = new Names();
      try {
        MeterDataFiles.read(
            new ByteArrayInputStream(content),
            ReadSettings.defaults()
                .withZone(java.time.ZoneId.of("Europe/Brussels"))
                .withReceived(Instant.now()),
            names);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (FormatRefusedException e) {
        names.refused++;
        names.documents++;
      }
      return names;
    }

    @Override
    public void series(int series, SeriesHeader header) {
      power = header.unit().powerOfTen();
      String id = header.pointId().replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT);
      if (!id.isEmpty()) {
        points.add(id);
      }
    }

    @Override
    public void intervals(IntervalBlock block) {}

    @Override
    public void registerRead(RegisterRead read) {}

    @Override
    public void rejected(Rejection rejection) {}

    @Override
    public MeterDataSink begin(DocumentPart part) {
      return this;
    }

    @Override
    public void read(DocumentPart part, ReadOutcome outcome) {
      documents++;
      records += outcome.records();
    }

    @Override
    public void refused(DocumentPart part, FormatRefusedException why) {
      documents++;
      refused++;
    }
  }

  @TestFactory
  Stream<DynamicTest> noRecordOfAnyPublishedFileIsLostAndTwiceIsOnce() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("interval-data", "market-messages", "green-button")) {
      try (Stream<Path> all = Files.walk(folder(name))) {
        all.filter(Files::isRegularFile)
            .filter(f -> !f.toString().contains("/profiles/") && !f.toString().contains("/xsd/"))
            .filter(f -> !f.toString().endsWith(".md") && !f.endsWith("expected-sums.json"))
            .sorted()
            .forEach(files::add);
      }
    }
    assertThat(files).hasSizeGreaterThan(50);
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> twice(file)));
  }

  private void twice(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    Names names = Names.of(content);
    for (String point : names.points) {
      if (point.length() <= 33
          && post.service
              .get(post.staff, "/api/v1/service-points?q=" + point)
              .json()
              .path("items")
              .isEmpty()) {
        try {
          post.village.aPoint(point);
        } catch (AssertionError noMarketId) {
          // it waits then, which is an end of its own
          continue;
        }
      }
    }

    JsonNode first = post.sent(file.getFileName().toString(), content, "zone", "Europe/Brussels");
    JsonNode second = post.sent(file.getFileName().toString(), content, "zone", "Europe/Brussels");

    assertThat(first.path("state").asString()).isIn("DONE", "REFUSED");
    assertThat(first.path("records").asLong()).as(first.toString()).isEqualTo(names.records);
    assertThat(first.path("refused").asInt()).isEqualTo(names.documents == 0 ? 0 : names.refused);
    assertThat(second.path("accepted").asLong()).as(second.toString()).isZero();
    assertThat(second.path("records").asLong()).isEqualTo(names.records);
    assertThat(second.path("replaced").asLong())
        .as("what its own records replace among themselves: %s", second)
        .isLessThanOrEqualTo(first.path("replaced").asLong());
  }

  @TestFactory
  Stream<DynamicTest> greenButtonSumsAreThoseOfThePlainWalk() throws IOException {
    Path folder = folder("green-button");
    JsonNode expected =
        new JsonMapper().readTree(Files.readString(folder.resolve("expected-sums.json")));
    return expected.properties().stream()
        .filter(e -> e.getValue().path("interval_readings").asInt() > 0)
        .map(
            e -> DynamicTest.dynamicTest(e.getKey(), () -> sums(folder, e.getKey(), e.getValue())));
  }

  private void sums(Path folder, String name, JsonNode expected) throws Exception {
    byte[] content;
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      content = (name.endsWith(".gz") ? new GZIPInputStream(in) : in).readAllBytes();
    }
    String id = Post.aMarketId();
    // a file that states no unit is read by its point's commodity: cubic metres of gas, else kWh
    post.aPoint(id, "America/Los_Angeles", name.startsWith("gas_") ? "GAS" : "ELECTRICITY");

    JsonNode delivery = post.sent(name, content, "point", id);

    assertThat(delivery.path("records").asLong())
        .isEqualTo(expected.path("interval_readings").asLong());
    assertThat(delivery.path("waiting").asLong()).isZero();
    assertThat(delivery.path("rejected").asLong()).isZero();
    Stored stored = stored(id);
    BigDecimal sum = expected.path("sum_value").decimalValue();
    if (name.startsWith("Desert")) {
      // the file gives the hour from 17:00 UTC on 13 March 2011 twice, with two values: one holds
      assertThat(delivery.path("replaced").asLong() + delivery.path("duplicate").asLong())
          .isEqualTo(1);
      sum = sum.subtract(TWIN);
    }
    assertThat(stored.sum).isEqualByComparingTo(sum.scaleByPowerOfTen(Names.of(content).power));
    assertThat(stored.costs)
        .isEqualByComparingTo(expected.path("sum_cost").decimalValue().movePointLeft(5));
  }

  private record Stored(BigDecimal sum, BigDecimal costs) {}

  /** What the tables hold, in base units, read by SQL as analysts do. */
  private Stored stored(String marketId) throws Exception {
    try (Connection db = tenants.connection(tenants.acme());
        PreparedStatement select =
            db.prepareStatement(
                """
                with points as (select id from service_point where market_id = ?),
                readings as (
                  select distinct on (channel_no, at, seconds) r.*, c.power
                  from reading r join channel c on c.no = r.channel_no
                  where c.service_point_id in (select id from points)
                  order by channel_no, at, seconds, revision desc),
                costs as (
                  select unpack_day(substring(d.costs from 2)) as packed, get_byte(d.costs, 0) as scale
                  from interval_day d join channel c on c.no = d.channel_no
                  where c.service_point_id in (select id from points) and d.costs is not null)
                select
                  coalesce((select sum(value) from interval_value
                            where service_point_id in (select id from points)), 0)
                  + coalesce((select sum(value * power(10::numeric, power)) from readings), 0),
                  coalesce((select sum(v * power(10::numeric, -scale)) from costs, unnest(packed) v), 0)
                  + coalesce((select sum(cost) from readings), 0)
                """)) {
      select.setString(1, marketId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Stored(row.getBigDecimal(1), row.getBigDecimal(2));
      }
    }
  }
}
