package org.wattline.console.account;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.billing.BillingRunsApi;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.collections.ArrangementsApi;
import org.wattline.billing.contract.ledger.LedgerApi;
import org.wattline.billing.contract.metering.MetersApi;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.payments.PaymentCareApi;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.billing.contract.premises.ServicePointsApi;
import org.wattline.billing.contract.vee.VeeApi;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What an account's page asks the billing service. */
@Component
public record AccountApis(
    LedgerApi ledger,
    BillsApi bills,
    BillingRunsApi runs,
    PaymentsApi payments,
    PaymentCareApi care,
    ArrangementsApi arrangements,
    AgreementsApi agreements,
    ServicePointsApi points,
    MetersApi meters,
    UsageApi usage,
    VeeApi vee,
    BackgroundWork background,
    Clock clock) {}
