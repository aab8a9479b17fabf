package org.wattline.billing.documents.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.documents.BillDelivery;
import org.wattline.billing.contract.documents.BillForms;
import org.wattline.billing.contract.documents.DeliveryState;
import org.wattline.billing.contract.documents.DocumentsApi;
import org.wattline.billing.contract.documents.Issuer;
import org.wattline.billing.contract.documents.IssuerNotice;
import org.wattline.billing.contract.documents.Resent;
import org.wattline.billing.documents.BillFiles;
import org.wattline.billing.documents.BillPost;
import org.wattline.billing.documents.IssuerRegister;

@RestController
class DocumentsController implements DocumentsApi {
  private final BillFiles files;
  private final BillPost post;
  private final IssuerRegister issuers;
  private final Askers askers;

  DocumentsController(BillFiles files, BillPost post, IssuerRegister issuers, Askers askers) {
    this.files = files;
    this.post = post;
    this.issuers = issuers;
    this.askers = askers;
  }

  @Override
  public byte[] pdf(UUID id) {
    return files.pdf(askers.current(), id);
  }

  @Override
  public byte[] ubl(UUID id) {
    return files.ubl(askers.current(), id);
  }

  @Override
  public BillForms forms(UUID id) {
    return new BillForms(files.hasEInvoice(askers.current(), id));
  }

  @Override
  public List<BillDelivery> deliveries(UUID id) {
    return post.ofBill(askers.current(), id);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public BillDelivery resend(UUID id) {
    return post.resend(askers.current(), id);
  }

  @Override
  public Page<BillDelivery> list(
      @Nullable DeliveryState state, @Nullable String cursor, int limit) {
    return post.list(askers.current(), state, cursor, limit);
  }

  @Override
  public Resent retryFailed() {
    return new Resent(post.retryFailed(askers.current()));
  }

  @Override
  public Issuer issuer() {
    return issuers.get(askers.current());
  }

  @Override
  public List<IssuerNotice> notices(@Nullable String language) {
    return issuers.notices(askers.current(), language);
  }

  @Override
  public Issuer changeIssuer(Issuer issuer) {
    return issuers.change(askers.current(), issuer);
  }
}
