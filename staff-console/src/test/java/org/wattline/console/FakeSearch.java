package org.wattline.console;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.billing.BillKind;
import org.wattline.billing.contract.customers.PartyKind;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.search.Found;
import org.wattline.billing.contract.search.FoundBill;
import org.wattline.billing.contract.search.FoundKind;
import org.wattline.billing.contract.search.Occupancy;
import org.wattline.billing.contract.search.SearchApi;

/** Finds one of each kind for {@code peeters}, and customers for anything else. */
@Configuration(proxyBeanMethods = false)
class FakeSearch {
  /** What was asked for, in its order. */
  static final List<String> ASKED = new ArrayList<>();

  private static final String MEIR = "Meir 1, 2000 Antwerpen";

  @Bean
  @Primary
  SearchApi searched(FakeBilling billing) {
    return (q, limit) -> {
      ASKED.add(q);
      if (q.equals("broken")) {
        throw FakeApi.refusal(503, "Try later");
      }
      return q.equals("peeters")
          ? found(billing)
          : billing.list(q, null, limit).items().stream()
              .map(one -> customer(one.id(), one.name(), true))
              .toList();
    };
  }

  private static List<Found> found(FakeBilling billing) {
    UUID customer = billing.customers.keySet().iterator().next();
    UUID account = billing.accounts.keySet().iterator().next();
    return List.of(
        customer(customer, "An Peeters", true),
        customer(FakeBilling.id("pieters"), "An Pieters", false),
        found(FoundKind.ACCOUNT, account, "1000001742", null, customer, account, null),
        found(
            FoundKind.BILL,
            FakeMoney.OCTOBER,
            "F2026-0000210",
            null,
            customer,
            account,
            new FoundBill(
                BillKind.INVOICE,
                "EUR",
                new BigDecimal("84.20"),
                new BigDecimal("64.20"),
                LocalDate.of(2020, 3, 17))),
        found(
            FoundKind.SERVICE_POINT,
            FakeBilling.id("point"),
            "541448820044186577",
            Occupancy.SUPPLIED,
            customer,
            account,
            null),
        found(
            FoundKind.SERVICE_POINT,
            FakeBilling.id("empty"),
            "541448820044186584",
            Occupancy.VACANT,
            null,
            null,
            null),
        found(
            FoundKind.METER,
            FakeBilling.id("meter"),
            "1SAG1105",
            Occupancy.HELD,
            customer,
            account,
            null));
  }

  private static Found customer(UUID id, String name, boolean exact) {
    return new Found(
        FoundKind.CUSTOMER,
        id,
        name,
        exact,
        MEIR,
        PartyKind.PERSON,
        null,
        null,
        id,
        name,
        null,
        null,
        null);
  }

  private static Found found(
      FoundKind kind,
      UUID id,
      String name,
      @Nullable Occupancy occupancy,
      @Nullable UUID customer,
      @Nullable UUID account,
      @Nullable FoundBill bill) {
    return new Found(
        kind,
        id,
        name,
        true,
        MEIR,
        null,
        occupancy == null ? null : CommodityKind.ELECTRICITY,
        occupancy,
        customer,
        customer == null ? null : "An Peeters",
        account,
        account == null ? null : "1000001742",
        bill);
  }
}
