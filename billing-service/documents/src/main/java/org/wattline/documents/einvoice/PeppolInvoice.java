package org.wattline.documents.einvoice;

import com.helger.ubl21.UBL21Marshaller;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CreditNoteLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.CreditedQuantityType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.InvoicedQuantityType;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.wattline.documents.EInvoice;

/**
 * Writes an e-invoice as UBL 2.1 by EN 16931: an invoice, or a credit note where the total is owed
 * to the buyer. Where both parties have an address in the Peppol network it is one of Peppol BIS
 * Billing 3.0; a private customer has none.
 */
public final class PeppolInvoice {
  private static final String CORE = "urn:cen.eu:en16931:2017";
  private static final String PEPPOL = CORE + "#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
  private static final String PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

  /** UNCL 1001: a commercial invoice. */
  private static final String INVOICE = "380";

  /** UNCL 1001: a credit note. */
  private static final String CREDIT_NOTE = "381";

  private PeppolInvoice() {}

  /**
   * The document, UTF-8.
   *
   * @throws IllegalArgumentException when the content does not make a valid UBL document
   */
  public static byte[] write(EInvoice invoice) {
    byte[] written =
        invoice.credit()
            ? UBL21Marshaller.creditNote().getAsBytes(creditNote(invoice))
            : UBL21Marshaller.invoice().getAsBytes(invoice(invoice));
    if (written == null) {
      throw new IllegalArgumentException(
          "The content of " + invoice.number() + " makes no valid UBL document");
    }
    return written;
  }

  /** Whether both have an address in the network. */
  private static boolean reachable(EInvoice invoice) {
    return invoice.seller().endpoint() != null && invoice.buyer().endpoint() != null;
  }

  private static InvoiceType invoice(EInvoice from) {
    UblParts parts = new UblParts(from);
    InvoiceType to = new InvoiceType();
    to.setCustomizationID(reachable(from) ? PEPPOL : CORE);
    if (reachable(from)) {
      to.setProfileID(PROFILE);
    }
    to.setID(from.number());
    to.setIssueDate(from.issuedOn());
    to.setDueDate(from.dueOn());
    to.setInvoiceTypeCode(INVOICE);
    to.setDocumentCurrencyCode(from.currency().getCurrencyCode());
    to.setBuyerReference(from.buyerReference());
    to.setInvoicePeriod(List.of(parts.period(from.from(), from.to())));
    to.setBillingReference(parts.corrected());
    to.setAccountingSupplierParty(parts.seller());
    to.setAccountingCustomerParty(parts.buyer());
    to.setPaymentMeans(parts.paymentMeans());
    to.setTaxTotal(List.of(parts.taxTotal()));
    to.setLegalMonetaryTotal(parts.monetaryTotal());
    int number = 0;
    for (EInvoice.Line line : from.lines()) {
      InvoiceLineType made = new InvoiceLineType();
      made.setID(String.valueOf(++number));
      made.setInvoicedQuantity(parts.quantity(new InvoicedQuantityType(), line));
      made.setLineExtensionAmount(parts.signed(line.amount()))
          .setCurrencyID(from.currency().getCurrencyCode());
      made.setInvoicePeriod(List.of(parts.period(line.from(), line.to())));
      made.setItem(parts.item(line));
      made.setPrice(parts.price(line));
      to.addInvoiceLine(made);
    }
    return to;
  }

  private static CreditNoteType creditNote(EInvoice from) {
    UblParts parts = new UblParts(from);
    CreditNoteType to = new CreditNoteType();
    to.setCustomizationID(reachable(from) ? PEPPOL : CORE);
    if (reachable(from)) {
      to.setProfileID(PROFILE);
    }
    to.setID(from.number());
    to.setIssueDate(from.issuedOn());
    to.setCreditNoteTypeCode(CREDIT_NOTE);
    to.setDocumentCurrencyCode(from.currency().getCurrencyCode());
    to.setBuyerReference(from.buyerReference());
    to.setInvoicePeriod(List.of(parts.period(from.from(), from.to())));
    to.setBillingReference(parts.corrected());
    to.setAccountingSupplierParty(parts.seller());
    to.setAccountingCustomerParty(parts.buyer());
    to.setPaymentMeans(parts.paymentMeans());
    to.setTaxTotal(List.of(parts.taxTotal()));
    to.setLegalMonetaryTotal(parts.monetaryTotal());
    int number = 0;
    for (EInvoice.Line line : from.lines()) {
      CreditNoteLineType made = new CreditNoteLineType();
      made.setID(String.valueOf(++number));
      made.setCreditedQuantity(parts.quantity(new CreditedQuantityType(), line));
      made.setLineExtensionAmount(parts.signed(line.amount()))
          .setCurrencyID(from.currency().getCurrencyCode());
      made.setInvoicePeriod(List.of(parts.period(line.from(), line.to())));
      made.setItem(parts.item(line));
      made.setPrice(parts.price(line));
      to.addCreditNoteLine(made);
    }
    return to;
  }
}
