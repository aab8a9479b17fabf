package org.wattline.billing.contract.documents;

/**
 * What a bill can be had as, beside its letter and its data.
 *
 * @param eInvoice whether there is an e-invoice of it: the supplier had a VAT number then
 */
public record BillForms(boolean eInvoice) {}
