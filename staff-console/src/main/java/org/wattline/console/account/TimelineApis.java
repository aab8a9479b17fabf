package org.wattline.console.account;

import org.springframework.stereotype.Component;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.audit.AuditApi;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.collections.ArrangementsApi;
import org.wattline.billing.contract.documents.DocumentsApi;
import org.wattline.billing.contract.ledger.LedgerApi;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What an account's timeline is made from. */
@Component
public record TimelineApis(
    BillsApi bills,
    LedgerApi ledger,
    PaymentsApi payments,
    ArrangementsApi arrangements,
    AgreementsApi agreements,
    MovesApi moves,
    DocumentsApi documents,
    AuditApi audit,
    BackgroundWork background) {}
