package org.wattline.billing.contract.documents;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.wattline.billing.contract.Page;

/** Bills as files: a customer reaches those of their own accounts, staff all of the supplier's. */
@HttpExchange("/api/v1")
public interface DocumentsApi {

  /** The bill as a letter: PDF/A-2a, PDF/UA-1. The same bytes at every request. */
  @GetExchange(value = "/bills/{id}/pdf", accept = "application/pdf")
  byte[] pdf(@PathVariable UUID id);

  /**
   * The bill as an e-invoice: UBL 2.1 by EN 16931, and by Peppol BIS Billing 3 where the customer
   * has an enterprise number. Refused where the supplier has no VAT number.
   */
  @GetExchange(value = "/bills/{id}/ubl", accept = "application/xml")
  byte[] ubl(@PathVariable UUID id);

  /** What a bill can be had as, so that nobody is offered a file that is refused. */
  @GetExchange("/bills/{id}/forms")
  BillForms forms(@PathVariable UUID id);

  /** What became of a bill on its way, oldest first. Staff only. */
  @GetExchange("/bills/{id}/deliveries")
  List<BillDelivery> deliveries(@PathVariable UUID id);

  /** Sends a bill once more, to the address that the customer has now. Staff only. */
  @PostExchange("/bills/{id}/deliveries")
  BillDelivery resend(@PathVariable UUID id);

  /**
   * Deliveries of all bills, newest first. Staff only.
   *
   * @param state only those in this state
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  @GetExchange("/bill-deliveries")
  Page<BillDelivery> list(
      @Nullable @RequestParam(required = false) DeliveryState state,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /** Queues those that failed again, and no other. Billing, finance and supervisors. */
  @PostExchange("/bill-deliveries/retries")
  Resent retryFailed();

  /** Who bills are from. Staff only. */
  @GetExchange("/issuer")
  Issuer issuer();

  /**
   * What the supplier says on every bill, such as how to complain, in the order printed. For
   * everybody who is signed in.
   *
   * @param language ISO 639; the supplier's own where there is none in it
   */
  @GetExchange("/issuer/notices")
  List<IssuerNotice> notices(@Nullable @RequestParam(required = false) String language);

  /**
   * Changes who bills are from, for bills issued from now on. Finance and tenant administrators.
   */
  @PutExchange("/issuer")
  Issuer changeIssuer(@Valid @RequestBody Issuer issuer);
}
