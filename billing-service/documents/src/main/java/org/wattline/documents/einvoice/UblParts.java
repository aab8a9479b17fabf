package org.wattline.documents.einvoice;

import com.helger.xsds.ccts.cct.schemamodule.QuantityType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BranchType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ContactType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.FinancialAccountType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PeriodType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.EndpointIDType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.PaymentIDType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExemptionReasonType;
import org.jspecify.annotations.Nullable;
import org.wattline.documents.EInvoice;
import org.wattline.documents.EInvoice.Category;
import org.wattline.documents.EInvoice.Line;
import org.wattline.documents.EInvoice.Vat;
import org.wattline.documents.Party;

/** The parts that invoices and credit notes have in common. */
final class UblParts {
  /** UNCL 4461: credit transfer, and SEPA credit transfer. */
  private static final String TRANSFER = "30";

  private static final String SEPA = "58";

  private final EInvoice invoice;

  UblParts(EInvoice invoice) {
    this.invoice = invoice;
  }

  /** As it stands in the document: what a credit note credits is positive. */
  BigDecimal signed(BigDecimal amount) {
    return invoice.credit() ? amount.negate() : amount;
  }

  <T extends QuantityType> T quantity(T into, Line line) {
    into.setValue(signed(line.quantity()));
    into.setUnitCode(line.unit());
    return into;
  }

  PeriodType period(LocalDate from, LocalDate to) {
    PeriodType period = new PeriodType();
    period.setStartDate(from);
    period.setEndDate(to.minusDays(1));
    return period;
  }

  List<BillingReferenceType> corrected() {
    EInvoice.Corrected corrected = invoice.corrects();
    if (corrected == null) {
      return List.of();
    }
    DocumentReferenceType document = new DocumentReferenceType();
    document.setID(corrected.number());
    document.setIssueDate(corrected.issuedOn());
    BillingReferenceType reference = new BillingReferenceType();
    reference.setInvoiceDocumentReference(document);
    return List.of(reference);
  }

  SupplierPartyType seller() {
    SupplierPartyType seller = new SupplierPartyType();
    seller.setParty(party(invoice.seller()));
    return seller;
  }

  CustomerPartyType buyer() {
    CustomerPartyType buyer = new CustomerPartyType();
    buyer.setParty(party(invoice.buyer()));
    return buyer;
  }

  private static PartyType party(Party from) {
    PartyType party = new PartyType();
    if (from.endpoint() != null) {
      int colon = from.endpoint().indexOf(':');
      EndpointIDType endpoint = new EndpointIDType();
      endpoint.setSchemeID(from.endpoint().substring(0, colon));
      endpoint.setValue(from.endpoint().substring(colon + 1));
      party.setEndpointID(endpoint);
    }
    party.setPostalAddress(address(from));
    if (from.vatId() != null) {
      PartyTaxSchemeType tax = new PartyTaxSchemeType();
      tax.setCompanyID(from.vatId());
      tax.setTaxScheme(vatScheme());
      party.addPartyTaxScheme(tax);
    }
    PartyLegalEntityType legal = new PartyLegalEntityType();
    legal.setRegistrationName(from.name());
    if (from.companyId() != null) {
      legal.setCompanyID(from.companyId());
    }
    party.addPartyLegalEntity(legal);
    if (from.email() != null || from.phone() != null) {
      ContactType contact = new ContactType();
      if (from.phone() != null) {
        contact.setTelephone(from.phone());
      }
      if (from.email() != null) {
        contact.setElectronicMail(from.email());
      }
      party.setContact(contact);
    }
    return party;
  }

  private static AddressType address(Party from) {
    AddressType address = new AddressType();
    address.setStreetName(from.street());
    if (from.addressExtra() != null && !from.addressExtra().isBlank()) {
      address.setAdditionalStreetName(from.addressExtra());
    }
    address.setCityName(from.city());
    address.setPostalZone(from.postalCode());
    if (from.region() != null && !from.region().isBlank()) {
      address.setCountrySubentity(from.region());
    }
    CountryType country = new CountryType();
    country.setIdentificationCode(from.country());
    address.setCountry(country);
    return address;
  }

  List<PaymentMeansType> paymentMeans() {
    if (invoice.iban() == null || invoice.credit()) {
      return List.of();
    }
    PaymentMeansType means = new PaymentMeansType();
    means.setPaymentMeansCode(invoice.currency().getCurrencyCode().equals("EUR") ? SEPA : TRANSFER);
    means.addPaymentID(new PaymentIDType(invoice.remittance()));
    FinancialAccountType account = new FinancialAccountType();
    account.setID(invoice.iban().replace(" ", ""));
    account.setName(invoice.seller().name());
    if (invoice.bic() != null && !invoice.bic().isBlank()) {
      BranchType branch = new BranchType();
      branch.setID(invoice.bic());
      account.setFinancialInstitutionBranch(branch);
    }
    means.setPayeeFinancialAccount(account);
    return List.of(means);
  }

  TaxTotalType taxTotal() {
    TaxTotalType total = new TaxTotalType();
    total.setTaxAmount(signed(invoice.tax())).setCurrencyID(currency());
    for (Vat vat : invoice.vat()) {
      TaxSubtotalType part = new TaxSubtotalType();
      part.setTaxableAmount(signed(vat.base())).setCurrencyID(currency());
      part.setTaxAmount(signed(vat.amount())).setCurrencyID(currency());
      part.setTaxCategory(category(vat.category(), vat.percent(), vat.reason()));
      total.addTaxSubtotal(part);
    }
    return total;
  }

  private String currency() {
    return invoice.currency().getCurrencyCode();
  }

  private static TaxCategoryType category(
      Category code, BigDecimal percent, @Nullable String reason) {
    TaxCategoryType category = new TaxCategoryType();
    category.setID(code.name());
    if (code != Category.O) {
      category.setPercent(percent);
    }
    if (reason != null) {
      category.addTaxExemptionReason(new TaxExemptionReasonType(reason));
    }
    category.setTaxScheme(vatScheme());
    return category;
  }

  private static TaxSchemeType vatScheme() {
    TaxSchemeType scheme = new TaxSchemeType();
    scheme.setID("VAT");
    return scheme;
  }

  MonetaryTotalType monetaryTotal() {
    MonetaryTotalType total = new MonetaryTotalType();
    BigDecimal net = signed(invoice.net());
    BigDecimal gross = net.add(signed(invoice.tax()));
    total.setLineExtensionAmount(net).setCurrencyID(currency());
    total.setTaxExclusiveAmount(net).setCurrencyID(currency());
    total.setTaxInclusiveAmount(gross).setCurrencyID(currency());
    total.setPayableAmount(gross).setCurrencyID(currency());
    return total;
  }

  ItemType item(Line line) {
    ItemType item = new ItemType();
    item.setName(line.name());
    item.addClassifiedTaxCategory(category(line.category(), line.percent(), null));
    return item;
  }

  PriceType price(Line line) {
    PriceType price = new PriceType();
    price.setPriceAmount(line.price()).setCurrencyID(currency());
    return price;
  }
}
