package org.wattline.console;

import java.time.Instant;
import java.time.LocalDate;
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
import org.wattline.billing.contract.tariffs.DraftState;
import org.wattline.billing.contract.tariffs.Product;
import org.wattline.billing.contract.tariffs.PublishedTariff;
import org.wattline.billing.contract.tariffs.Submission;
import org.wattline.billing.contract.tariffs.TariffDraft;
import org.wattline.billing.contract.tariffs.TariffVersion;
import org.wattline.billing.contract.tariffs.TariffsApi;
import org.wattline.tenancy.vaadin.api.ApiProblemException;

/** One product with a published tariff, and what is written on the next, in memory. */
@Configuration(proxyBeanMethods = false)
class FakeTariffs {
  static final UUID PRODUCT = FakeBilling.id("sun-day-night");
  static final String BROKEN = "{\"format\": \"wattline-tariff/1\"}";
  private static final Instant AT = Instant.parse("2026-11-03T05:00:00Z");
  private static final String PUBLISHED =
      """
      {"calendars": {"tou": {"periods": ["day", "night"], "otherwise": "night",
        "rules": [{"period": "day", "days": ["weekday"], "times": ["07:00-22:00"]}]}}}
      """;

  /** The draft, and what was done to it. */
  static final class Desk {
    @Nullable TariffDraft draft;
    int published = 1;
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
