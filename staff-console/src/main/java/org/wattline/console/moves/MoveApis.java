package org.wattline.console.moves;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.customers.CustomersApi;
import org.wattline.billing.contract.metering.MetersApi;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.billing.contract.premises.ServicePointsApi;
import org.wattline.billing.contract.tariffs.TariffsApi;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What the pages of moves ask the billing service. */
@Component
record MoveApis(
    MovesApi moves,
    AccountsApi accounts,
    CustomersApi customers,
    AgreementsApi agreements,
    ServicePointsApi points,
    MetersApi meters,
    UsageApi usage,
    TariffsApi tariffs,
    BillsApi bills,
    BackgroundWork background,
    Clock clock) {

  /** The day at the supplier's. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Formats.here().zone());
  }
}
