package org.wattline.console.tariffs;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.customers.CustomersApi;
import org.wattline.billing.contract.tariffs.SimulationsApi;
import org.wattline.billing.contract.tariffs.TariffsApi;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What a product's page asks the billing service. */
@Component
record TariffApis(
    TariffsApi tariffs,
    SimulationsApi simulations,
    CustomersApi customers,
    AgreementsApi agreements,
    BackgroundWork background,
    Clock clock) {}
