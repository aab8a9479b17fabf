package org.wattline.local.demo.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publishes the example tariffs under four eyes, with a price index for those that follow one. */
final class Tariffs {
  private static final String INDEX = "DAY-AHEAD-BE";
  private static final int QUARTER_MINUTES = 15;
  private static final int QUARTERS_A_DAY = 96;
  private static final int DAYS_AT_ONCE = 120;
  private static final long PRICE_SEED = 424_242L;

  private final Path examples;
  private final StaffDesk writer;
  private final StaffDesk approver;

  Tariffs(Path examples, StaffDesk writer, StaffDesk approver) {
    this.examples = examples;
    this.writer = writer;
    this.approver = approver;
  }

  /**
   * The product of an example, published; its id.
   *
   * @param from when it comes into force
   */
  String ensure(String code, LocalDate from) {
    String document = document(code);
    JsonNode product = null;
    for (JsonNode known : writer.get("/products?q=" + code).path("items")) {
      if (known.path("code").asString().equals(code)) {
        product = known;
      }
    }
    if (product == null) {
      product =
          writer.post(
              "/products",
              Map.of(
                  "code",
                  code,
                  "names",
                  JsonMapper.shared().readTree(document).path("names"),
                  "commodity",
                  "ELECTRICITY",
                  "customerClasses",
                  List.of(),
                  "offered",
                  true,
                  "baseOnly",
                  false));
    }
    String id = product.path("id").asString();
    String path = "/products/" + id + "/draft";
    if (!writer.get("/products/" + id + "/versions").isEmpty()) {
      return id;
    }
    if (!product.path("draft").isString()) {
      writer.put(path, document);
    }
    JsonNode draft = writer.get(path);
    if (draft.path("submittedBy").isNull() || draft.path("submittedBy").isMissingNode()) {
      draft =
          writer.post(
              path + "/submission",
              Map.of("effectiveFrom", from.toString(), "version", draft.path("version").asInt()));
    }
    approver.post(path + "/approval", Map.of("version", draft.path("version").asInt()));
    return id;
  }

  private String document(String code) {
    try {
      return Files.readString(examples.resolve(code + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The index that dynamic tariffs follow. */
  void ensureIndex() {
    boolean known = false;
    for (JsonNode index : writer.get("/price-indices")) {
      known |= index.path("code").asString().equals(INDEX);
    }
    if (!known) {
      writer.post(
          "/price-indices",
          Map.of("code", INDEX, "name", "Day-ahead market, Belgium", "minutes", QUARTER_MINUTES));
    }
  }

  /** Prices of the day-ahead market by the quarter-hour, as they come out. */
  void deliverPrices(ZoneId zone, LocalDate from, LocalDate to) {
    for (LocalDate day = from; day.isBefore(to); day = day.plusDays(DAYS_AT_ONCE)) {
      LocalDate end = day.plusDays(DAYS_AT_ONCE).isBefore(to) ? day.plusDays(DAYS_AT_ONCE) : to;
      List<BigDecimal> prices = new ArrayList<>();
      // the market's clock is Brussels': a day has 92 to 100 quarters
      for (LocalDate each = day; each.isBefore(end); each = each.plusDays(1)) {
        prices.addAll(pricesOf(each, DayLength.steps(each, zone, QUARTER_MINUTES)));
      }
      writer.post(
          "/price-indices/" + INDEX + "/prices",
          Map.of("start", day.atStartOfDay(zone).toInstant().toString(), "prices", prices));
    }
  }

  /** Euro for a MWh: dear in the evening, cheap when the sun shines, sometimes below nothing. */
  private static List<BigDecimal> pricesOf(LocalDate day, int quarters) {
    SplittableRandom random = new SplittableRandom(PRICE_SEED + day.toEpochDay());
    double summer = (1 - Math.cos(2 * Math.PI * (day.getDayOfYear() - 20) / 365.25)) / 2;
    double level = 70 + 40 * (1 - summer) + 30 * (random.nextDouble() - 0.5);
    double sun = 45 * summer + 40 * random.nextDouble();
    List<BigDecimal> prices = new ArrayList<>();
    for (int i = 0; i < quarters; i++) {
      double hour = i * 24.0 / QUARTERS_A_DAY;
      double evening = Math.exp(-Math.pow((hour - 19) / 2.2, 2));
      double morning = Math.exp(-Math.pow((hour - 8) / 1.6, 2));
      double noon = Math.exp(-Math.pow((hour - 13.5) / 2.8, 2));
      double price =
          level + 60 * evening + 28 * morning - sun * noon + 6 * (random.nextDouble() - 0.5);
      prices.add(BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_EVEN));
    }
    return prices;
  }
}
