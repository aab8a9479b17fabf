package org.wattline.billing.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.tariffs.TariffBook.ResolvedSpan;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.result.Rated;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.Usage;
import org.wattline.tenancy.NoTenantBoundException;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

@Tag("UC-020")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TariffBookTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

  @LocalServerPort int port;
  @Autowired TariffBook book;

  private TwoTenants tenants;
  private Service service;
  private Desk desk;
  private Market market;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    market = new Market(desk);
  }

  @Test
  void aPriceChangeOnTheFirstDayOfThePeriodIsNotLost() {
    Answer product = market.aProduct();
    String code = product.text("code");
    market.published(product, market.flat(code, "2024-01-01", "0.10"), "2024-01-01");
    market.published(product, market.flat(code, "2025-03-01", "0.30"), "2025-03-01");

    List<ResolvedSpan> march = resolve(product, "2025-03-01/2025-04-01", null);

    // 31 days of 24 hours less the hour that the clock skips, 1 kWh each
    assertThat(total(march)).isEqualByComparingTo("222.90");
  }

  @Test
  void ofTwoChangesInAPeriodEachPricesFromItsOwnDayAndTheNewerWinsWhereBothDo() {
    Answer product = market.aProduct();
    String code = product.text("code");
    market.published(product, market.flat(code, "2024-01-01", "0.10"), "2024-01-01");
    market.published(product, market.flat(code, "2024-01-01", "0.20"), "2025-06-11");
    market.published(product, market.flat(code, "2024-01-01", "0.30"), "2025-06-21");

    assertThat(total(resolve(product, "2025-06-01/2025-07-01", null)))
        .isEqualByComparingTo("144.00");
    market.published(product, market.flat(code, "2024-01-01", "0.40"), "2025-06-16");
    assertThat(spans(resolve(product, "2025-06-01/2025-07-01", null)))
        .containsExactly("2025-06-01/2025-06-11", "2025-06-11/2025-06-16", "2025-06-16/2025-07-01");
    assertThat(total(resolve(product, "2025-06-01/2025-07-01", null)))
        .isEqualByComparingTo(cents(10 * 24 * 10 + 5 * 24 * 20 + 15 * 24 * 40));
  }

  @Test
  void whatWasKnownThenIsResolvedAsItWasKnownThen() {
    Answer product = market.aProduct();
    String code = product.text("code");
    Answer first = market.published(product, market.flat(code, "2024-01-01", "0.10"), "2024-01-01");
    Instant then = Instant.parse(first.text("publishedAt"));
    BigDecimal before = total(resolve(product, "2025-06-01/2025-07-01", then));
    market.published(product, market.flat(code, "2024-01-01", "0.50"), "2025-06-01");

    assertThat(before).isEqualByComparingTo("72.00");
    assertThat(total(resolve(product, "2025-06-01/2025-07-01", then))).isEqualByComparingTo(before);
    assertThat(total(resolve(product, "2025-06-01/2025-07-01", null)))
        .isEqualByComparingTo("360.00");
    assertThat(resolve(product, "2025-06-01/2025-07-01", then.minusMillis(1))).isEmpty();
  }

  @Test
  void aVersionThatContinuesTheOneBeforeKeepsTheTiersOfTheMonthTogether() {
    Answer product = market.aProduct();
    String code = product.text("code");
    String whole = "\"tiering\": {\"prorated\": false}, ";
    String tiers = "\"tiers\": [{\"upTo\": \"400\", \"price\": \"%s\"}, {\"price\": \"%s\"}]";
    String old = tiers.formatted("0.10", "0.20");
    String young = tiers.formatted("0.30", "0.40");
    market.published(product, market.tariff(code, "", whole, "2024-01-01", old), "2024-01-01");
    Answer second =
        market.published(
            product,
            market.tariff(code, "", whole, "2024-01-01", old, "2025-06-16", young),
            "2025-06-16");

    List<ResolvedSpan> june = resolve(product, "2025-06-01/2025-07-01", null);

    assertThat(spans(june)).containsExactly("2025-06-01/2025-07-01");
    assertThat(june.getFirst().versionId()).hasToString(second.text("id"));
    Answer other = market.aProduct();
    String otherCode = other.text("code");
    market.published(other, market.tariff(otherCode, "", whole, "2024-01-01", old), "2024-01-01");
    market.published(other, market.tariff(otherCode, "", whole, "2024-01-01", young), "2025-06-16");
    List<ResolvedSpan> cut = resolve(other, "2025-06-01/2025-07-01", null);
    assertThat(spans(cut)).containsExactly("2025-06-01/2025-06-16", "2025-06-16/2025-07-01");
    // 400 of 720 kWh in the first tier, half of each at either price
    assertThat(total(june)).isEqualByComparingTo("176.00");
    // two months of 360 kWh each, as it were: none leaves the first tier
    assertThat(total(cut)).isEqualByComparingTo("144.00");
  }

  @Test
  void aChangeOfAListReachesWhateverInheritsFromItFromItsOwnDay() {
    Answer list = market.aProduct();
    Answer product = market.aProduct();
    market.published(list, market.flat(list.text("code"), "2024-01-01", "0.10"), "2024-01-01");
    String document =
        """
        {"format": "wattline-tariff/1", "id": "%s", "name": "Cheaper", "currency": "%s",
         "zone": "Europe/Brussels", "base": {"tariff": "%s", "adjust": [{"factor": "0.5"}]}}
        """
            .formatted(product.text("code"), market.currency(), list.text("code"));
    market.published(product, document, "2024-01-01");
    market.published(list, market.flat(list.text("code"), "2024-01-01", "0.40"), "2025-06-16");

    assertThat(total(resolve(product, "2025-06-01/2025-07-01", null)))
        .isEqualByComparingTo(cents(15 * 24 * 5 + 15 * 24 * 20));
  }

  @Test
  void daysBeforeTheFirstVersionHaveNoTariff() {
    Answer product = market.aProduct();
    market.published(
        product, market.flat(product.text("code"), "2025-06-16", "0.10"), "2025-06-16");

    assertThat(spans(resolve(product, "2025-06-01/2025-07-01", null)))
        .containsExactly("2025-06-16/2025-07-01");
    assertThatThrownBy(() -> resolve(UUID.randomUUID(), "2025-06-01/2025-07-01", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDynamicPriceFollowsTheIndexAsItWasKnown() {
    String index = Market.aCode();
    indexed(index, 60);
    Answer product = market.aProduct();
    market.published(
        product,
        market.tariff(
            product.text("code"),
            "\"indices\": {\"%s\": {\"unit\": \"mwh\"}},".formatted(index),
            "",
            "2024-01-01",
            "\"index\": {\"id\": \"%s\", \"factor\": \"1\", \"add\": \"0.01\"}".formatted(index)),
        "2024-01-01");
    upload(index, "2025-01-31T23:00:00Z", 24, "100.5");
    LocalDateRange day = LocalDateRange.parse("2025-02-01/2025-02-02");
    Instant first =
        Instant.parse(upload(index, "2025-01-31T23:00:00Z", 24, "100.5").text("recordedAt"));
    Answer second = upload(index, "2025-02-01T10:00:00Z", 2, "-50");

    assertThat(second.json().path("changed").asInt()).isEqualTo(2);
    // 24 kWh at 0.1005 + 0.01; then two of them at -0.05 + 0.01
    assertThat(total(resolve(product, day.toString(), first))).isEqualByComparingTo("2.65");
    assertThat(total(resolve(product, day.toString(), null))).isEqualByComparingTo("2.35");
    Answer read =
        service.get(
            desk.staff(Role.BILLING),
            "/api/v1/price-indices/"
                + index
                + "/prices?from=2025-02-01T09:00:00Z&to=2025-02-01T12:00:00Z&knownAt="
                + first);
    assertThat(
            read.json()
                .path("prices")
                .valueStream()
                .map(p -> p.decimalValue().stripTrailingZeros()))
        .containsExactly(new BigDecimal("100.5"), new BigDecimal("100.5"), new BigDecimal("100.5"));
  }

  @Test
  void pricesOffTheGridOfTheIndexAreRefused() {
    String index = Market.aCode();
    indexed(index, 60);
    String path = "/api/v1/price-indices/" + index;
    String writer = desk.staff(Role.BILLING);

    assertThat(upload(index, "2025-01-31T23:15:00Z", 1, "1").status()).isEqualTo(422);
    assertThat(upload(index, "1999-01-31T23:00:00Z", 1, "1").status()).isEqualTo(422);
    assertThat(
            service
                .post(writer, path + "/values", List.of(Map.of("from", "2025-01-01", "value", 1)))
                .status())
        .isEqualTo(409);
    assertThat(
            service
                .get(writer, path + "/prices?from=2025-01-01T00:00:00Z&to=2025-03-01T00:00:00Z")
                .status())
        .isEqualTo(422);
    assertThat(service.get(writer, "/api/v1/price-indices").body()).contains(index);
    assertThat(
            service.get(desk.staff(tenants.bolt(), Role.BILLING), "/api/v1/price-indices").body())
        .doesNotContain(index);
  }

  @Test
  void twoSuppliersWithTheSameIdsAndDaysNeverReadEachOthersTariffFromMemory() {
    Answer product = market.aPricedProduct();
    UUID id = UUID.fromString(product.text("id"));
    List<ResolvedSpan> ours = resolve(id, "2025-06-01/2025-07-01", null);

    assertThat(resolve(id, "2025-06-01/2025-07-01", null)).isSameAs(ours);
    assertThatThrownBy(
            () ->
                TenantScope.call(
                    tenants.bolt().id(),
                    () -> book.resolve(id, LocalDateRange.parse("2025-06-01/2025-07-01"), null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> book.resolve(id, LocalDateRange.parse("2025-06-01/2025-07-01"), null))
        .hasRootCauseInstanceOf(NoTenantBoundException.class);
  }

  private void indexed(String code, int minutes) {
    desk.made(
        Role.BILLING,
        "/api/v1/price-indices",
        Map.of("code", code, "name", "Day ahead", "minutes", minutes));
  }

  private Answer upload(String index, String start, int count, String price) {
    Map<String, Object> prices = new HashMap<>();
    prices.put("start", start);
    prices.put(
        "prices", new ArrayList<>(java.util.Collections.nCopies(count, new BigDecimal(price))));
    return service.post(
        desk.staff(Role.BILLING), "/api/v1/price-indices/" + index + "/prices", prices);
  }

  private List<ResolvedSpan> resolve(Answer product, String days, @Nullable Instant knownAt) {
    return resolve(UUID.fromString(product.text("id")), days, knownAt);
  }

  private List<ResolvedSpan> resolve(UUID product, String days, @Nullable Instant knownAt) {
    return TenantScope.call(
        tenants.acme().id(), () -> book.resolve(product, LocalDateRange.parse(days), knownAt));
  }

  private static List<String> spans(List<ResolvedSpan> spans) {
    return spans.stream().map(span -> span.days().toString()).toList();
  }

  private static BigDecimal cents(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  /** What a kWh every hour comes to. */
  private static BigDecimal total(List<ResolvedSpan> spans) {
    BigDecimal total = BigDecimal.ZERO;
    for (ResolvedSpan span : spans) {
      Rated rated = span.tariff().rate(usage(span.days()), RatingContext.empty());
      assertThat(rated.refusals()).isEmpty();
      total = total.add(rated.total().toBigDecimal());
    }
    return total;
  }

  private static Usage usage(LocalDateRange days) {
    Instant start = start(days.from());
    int hours =
        Math.toIntExact((start(days.to()).getEpochSecond() - start.getEpochSecond()) / 3600);
    long[] values = new long[hours];
    Arrays.fill(values, 1000);
    return Usage.of("import", new RawIntervals(start, 60, 0, values));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }
}
