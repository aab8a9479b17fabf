package org.wattline.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.tariffs.Approval;
import org.wattline.billing.contract.tariffs.DocumentError;
import org.wattline.billing.contract.tariffs.DraftState;
import org.wattline.billing.contract.tariffs.NewProduct;
import org.wattline.billing.contract.tariffs.Product;
import org.wattline.billing.contract.tariffs.PublishedTariff;
import org.wattline.billing.contract.tariffs.RatedBill;
import org.wattline.billing.contract.tariffs.RatedLine;
import org.wattline.billing.contract.tariffs.SimulationsApi;
import org.wattline.billing.contract.tariffs.Submission;
import org.wattline.billing.contract.tariffs.TariffDraft;
import org.wattline.billing.contract.tariffs.TariffVersion;
import org.wattline.billing.contract.tariffs.TariffsApi;
import org.wattline.billing.contract.tariffs.TestBill;
import org.wattline.billing.contract.tariffs.TestBillRequest;
import org.wattline.billing.contract.tariffs.UrdbRequest;
import org.wattline.billing.contract.tariffs.UrdbResult;
import org.wattline.billing.contract.tariffs.Validation;
import org.wattline.tenancy.vaadin.api.ApiProblemException;

/** One product with a published tariff, and what is written on the next, in memory. */
@Configuration(proxyBeanMethods = false)
class FakeTariffs {
  static final UUID PRODUCT = FakeBilling.id("sun-day-night");
  static final String BROKEN = "{\"format\": \"wattline-tariff/1\"}";
  private static final BigDecimal FIVE = new BigDecimal("5.00");
  private static final Instant AT = Instant.parse("2026-11-03T05:00:00Z");
  static final String PUBLISHED =
      """
      {
        "format": "wattline-tariff/1",
        "id": "sun-day-night",
        "name": "Sun day and night",
        "currency": "EUR",
        "calendars": {"tou": {"periods": ["day", "night"], "otherwise": "night",
          "rules": [{"period": "day", "days": ["weekday"], "times": ["07:00-22:00"]}]}},
        "components": [
          {"kind": "energy", "id": "energy", "name": "Energy", "calendar": "tou",
           "prices": [{"from": "2026-01-01", "periods": {"day": {"price": "0.3120"}, "night": {"price": "0.2380"}}}]},
          {"kind": "fixed", "id": "standing", "name": "Standing charge", "per": "year",
           "prices": [{"from": "2026-01-01", "price": 60.00}]}
        ]
      }
      """;

  /** The draft, and what was done to it. */
  static final class Desk {
    final List<String> validated = new ArrayList<>();
    final List<TestBillRequest> tried = new ArrayList<>();
    final List<UrdbRequest> imported = new ArrayList<>();
    final List<NewProduct> made = new ArrayList<>();
    @Nullable TariffDraft draft;
    @Nullable RuntimeException silent;
    @Nullable UrdbResult urdb;
    int published = 1;

    /** Nothing is being written, and nothing was asked. */
    void clear() {
      validated.clear();
      tried.clear();
      imported.clear();
      made.clear();
      draft = null;
      silent = null;
      urdb = null;
      published = 1;
    }

    private void answer() {
      if (silent != null) {
        throw silent;
      }
    }
  }

  @Bean
  Desk tariffDesk() {
    return new Desk();
  }

  @Bean
  @Primary
  TariffsApi tariffsInMemory(Desk desk) {
    return new FakeApi<>(TariffsApi.class)
        .on("list", asked -> new Page<>(List.of(product(desk)), null))
        .on("get", asked -> product(desk))
        .on("versions", asked -> List.of(version(desk)))
        .on("version", asked -> new PublishedTariff(version(desk), PUBLISHED))
        .on("draft", asked -> desk.draft)
        .on(
            "validate",
            asked -> {
              desk.validated.add((String) asked[0]);
              desk.answer();
              return validation((String) asked[0]);
            })
        .on(
            "create",
            asked -> {
              desk.made.add((NewProduct) asked[0]);
              desk.answer();
              return product(desk);
            })
        .on(
            "importUrdb",
            asked -> {
              desk.imported.add((UrdbRequest) asked[0]);
              return desk.urdb;
            })
        .on(
            "save",
            asked -> {
              if (asked[2].equals(BROKEN)) {
                throw new ApiProblemException(
                    new ApiProblemException.Problem(
                        422,
                        "https://wattline.org/problems/invalid-fields",
                        "Some fields are not right",
                        null,
                        null,
                        List.of(new ApiProblemException.FieldError("/currency", "is missing"))));
              }
              desk.draft = draft(DraftState.OPEN, (String) asked[2], null, null);
              return desk.draft;
            })
        .on(
            "submit",
            asked -> {
              Submission said = (Submission) asked[1];
              desk.answer();
              desk.draft =
                  draft(DraftState.SUBMITTED, PUBLISHED, said.effectiveFrom(), "Kim Bakker");
              return desk.draft;
            })
        .on(
            "approve",
            asked -> {
              assert asked[1] instanceof Approval;
              desk.draft = null;
              desk.published++;
              return version(desk);
            })
        .make();
  }

  @Bean
  @Primary
  SimulationsApi simulationsInMemory(Desk desk) {
    return new FakeApi<>(SimulationsApi.class)
        .on(
            "test",
            asked -> {
              TestBillRequest request = (TestBillRequest) asked[1];
              desk.tried.add(request);
              desk.answer();
              return tried(request);
            })
        .make();
  }

  /** What the service finds: a price has to be a decimal, and there has to be a currency. */
  private static Validation validation(String document) {
    List<DocumentError> errors = new ArrayList<>();
    if (!document.contains("currency")) {
      errors.add(new DocumentError("/currency", "is missing"));
    }
    if (document.contains("cheap")) {
      errors.add(
          new DocumentError(
              "/components/0/prices/0/periods/night/price", "Expected a decimal, not 'cheap'"));
    }
    return new Validation(errors.isEmpty(), errors);
  }

  /** A hundred kWh by day; the levy is only in what is in force. */
  private static TestBill tried(TestBillRequest request) {
    String document = request.document() == null ? PUBLISHED : request.document();
    BigDecimal day =
        new BigDecimal(
            document.replaceFirst("(?s).*?\"day\": \\{\"price\": \"([0-9.]+)\".*", "$1"));
    BigDecimal energy = day.movePointRight(2).setScale(2, RoundingMode.HALF_UP);
    return new TestBill(
        bill(line("energy", "Energy", energy), line("standing", "Standing charge", FIVE)),
        bill(
            line("energy", "Energy", new BigDecimal("31.20")),
            line("standing", "Standing charge", FIVE),
            line("levy", "Old levy", new BigDecimal("1.10"))),
        false);
  }

  private static RatedBill bill(RatedLine... lines) {
    BigDecimal total =
        Arrays.stream(lines).map(RatedLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new RatedBill(total, "EUR", true, List.of(lines), List.of(), List.of());
  }

  private static RatedLine line(String component, String name, BigDecimal amount) {
    return new RatedLine(
        component,
        component,
        name,
        "ENERGY",
        LocalDate.of(2026, 10, 1),
        LocalDate.of(2026, 11, 1),
        null,
        null,
        amount,
        false,
        List.of());
  }

  /** A draft that says what is published. */
  static TariffDraft open() {
    return draft(DraftState.OPEN, PUBLISHED, null, null);
  }

  private static TariffDraft draft(
      DraftState state, String document, @Nullable LocalDate from, @Nullable String by) {
    return new TariffDraft(
        PRODUCT, state, document, "Kim Bakker", AT, from, by, null, null, null, List.of(), 4);
  }

  private static Product product(Desk desk) {
    return new Product(
        PRODUCT,
        "sun-day-night",
        Map.of("en", "Sun day and night"),
        CommodityKind.ELECTRICITY,
        List.of(),
        true,
        false,
        version(desk),
        desk.draft == null ? null : desk.draft.state(),
        2);
  }

  private static TariffVersion version(Desk desk) {
    return new TariffVersion(
        FakeBilling.id("version"),
        PRODUCT,
        desk.published,
        LocalDate.of(2026, 1, 1),
        AT,
        "Sun day and night",
        "Kim Bakker",
        "Sasha Lind",
        null);
  }
}
