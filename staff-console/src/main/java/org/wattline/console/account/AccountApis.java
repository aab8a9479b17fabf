package org.wattline.console.account;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.ledger.LedgerApi;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What an account's page asks the billing service. */
@Component
public record AccountApis(
    LedgerApi ledger,
    BillsApi bills,
    PaymentsApi payments,
    AgreementsApi agreements,
    BackgroundWork background,
    Clock clock) {}
