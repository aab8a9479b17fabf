package org.wattline.console.meterfiles;

import org.springframework.stereotype.Component;
import org.wattline.billing.contract.deliveries.CsvMappingsApi;
import org.wattline.billing.contract.deliveries.DeliveriesApi;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What the pages of meter data files ask the billing service. */
@Component
record MeterFileApis(
    DeliveriesApi deliveries,
    CsvMappingsApi mappings,
    MeterFileLoader loader,
    BackgroundWork background) {}
