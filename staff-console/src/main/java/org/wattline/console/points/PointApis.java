package org.wattline.console.points;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.metering.MetersApi;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.premises.PremisesApi;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.billing.contract.premises.ServicePointsApi;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What the pages of points and meters ask the billing service. */
@Component
record PointApis(
    PremisesApi premises,
    ServicePointsApi points,
    MetersApi meters,
    UsageApi usage,
    AgreementsApi agreements,
    AccountsApi accounts,
    BackgroundWork background,
    Clock clock) {

  /** The day at the supplier's. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Formats.here().zone());
  }

  /** The day at a point. */
  LocalDate today(ServicePoint point) {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of(point.zone()));
  }
}
