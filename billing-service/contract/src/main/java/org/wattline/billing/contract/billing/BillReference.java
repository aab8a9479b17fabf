package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** Another bill, as one bill names it. */
public record BillReference(
    UUID id, String number, BillKind kind, LocalDate issuedOn, BigDecimal total) {}
