package org.wattline.billing.contract.ledger;

import java.time.LocalDate;
import org.wattline.billing.contract.billing.BillKind;

/**
 * The bill that a document is, so that people can be told of it by name.
 *
 * @param finalBill whether it ends an agreement
 * @param from the first day it charges for
 * @param to the first day after
 */
public record ItemBill(BillKind kind, boolean finalBill, LocalDate from, LocalDate to) {}
