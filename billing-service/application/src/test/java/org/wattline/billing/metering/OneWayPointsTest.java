package org.wattline.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

/** What a point's direction says about the energy that no meter counted. */
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OneWayPointsTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 6, 1);
  private static final LocalDateRange TWO_DAYS = LocalDateRange.of(FIRST, FIRST.plusDays(2));

  @LocalServerPort int port;
  @Autowired UsageFeed feed;

  private Desk desk;
  private Post post;
  private TwoTenants tenants;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    Service service = new Service(port);
    desk = new Desk(service, twoTenants);
    post = new Post(service, desk);
  }

  private PointUsage fed(String point) {
    return tenants.as(tenants.acme(), () -> feed.usage(UUID.fromString(point), TWO_DAYS, null));
  }

  private void goesBothWaysFrom(String point, LocalDate day) {
    desk.made(
        Role.SUPERVISOR,
        "/api/v1/service-points/" + point + "/terms",
        Map.of("from", day.toString(), "direction", "BOTH", "energisation", "ENERGISED"));
  }

  private void imports(String marketId, int day) {
    double[] kwh = new double[96];
    java.util.Arrays.fill(kwh, 0.25);
    post.sent(
        Post.quarters(
            marketId, Instant.parse("2024-05-31T22:00:00Z").plusSeconds(86_400L * day), kwh));
  }

  private static RegisterTotal nothing(LocalDate from, LocalDate to) {
    return new RegisterTotal(from, to, null, Exact.ZERO);
  }

  @Test
  void aPointThatOnlyImportsExportedNothing() {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    imports(id, 0);
    imports(id, 1);

    PointUsage usage = fed(point);

    assertThat(usage.complete()).isTrue();
    assertThat(usage.usage().channels().get("export"))
        .isEqualTo(new ChannelUsage(null, List.of(nothing(FIRST, FIRST.plusDays(2))), List.of()));
  }

  @Test
  void thatNothingIsExportedDoesNotMakeAPointWithoutReadingsComplete() {
    String point = post.aPoint(Post.aMarketId());

    PointUsage usage = fed(point);

    assertThat(usage.complete()).isFalse();
    assertThat(usage.usage().channels()).isEmpty();
  }

  @Test
  void fromTheDayThatAPointGoesBothWaysItsExportMustBeRead() {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    goesBothWaysFrom(point, FIRST.plusDays(1));
    imports(id, 0);
    imports(id, 1);

    ChannelUsage exported = fed(point).usage().channels().get("export");

    assertThat(exported).isNotNull();
    assertThat(exported.registers()).containsExactly(nothing(FIRST, FIRST.plusDays(1)));
  }

  @Test
  void aGasPointHasNoExportToSpeakOf() {
    String id = Post.aMarketId();
    String point = post.aPoint(id, "Europe/Brussels", "GAS");
    imports(id, 0);

    assertThat(fed(point).usage().channels()).doesNotContainKey("export");
  }
}
