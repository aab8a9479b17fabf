package org.wattline.billing.tariffs.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.tariffs.Approval;
import org.wattline.billing.contract.tariffs.NewProduct;
import org.wattline.billing.contract.tariffs.Product;
import org.wattline.billing.contract.tariffs.ProductChange;
import org.wattline.billing.contract.tariffs.PublishedTariff;
import org.wattline.billing.contract.tariffs.Rejection;
import org.wattline.billing.contract.tariffs.Submission;
import org.wattline.billing.contract.tariffs.TariffDraft;
import org.wattline.billing.contract.tariffs.TariffVersion;
import org.wattline.billing.contract.tariffs.TariffsApi;
import org.wattline.billing.contract.tariffs.UrdbRequest;
import org.wattline.billing.contract.tariffs.UrdbResult;
import org.wattline.billing.contract.tariffs.Validation;
import org.wattline.billing.tariffs.ProductRegister;
import org.wattline.billing.tariffs.TariffDrafts;

@RestController
class TariffsController implements TariffsApi {
  private final ProductRegister products;
  private final TariffDrafts drafts;
  private final Askers askers;

  TariffsController(ProductRegister products, TariffDrafts drafts, Askers askers) {
    this.products = products;
    this.drafts = drafts;
    this.askers = askers;
  }

  @Override
  public Page<Product> list(@Nullable String q, @Nullable String cursor, int limit) {
    return products.list(askers.current(), q, cursor, limit);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Product create(NewProduct product) {
    return products.create(askers.current(), product);
  }

  @Override
  public Product get(UUID id) {
    return products.get(askers.current(), id);
  }

  @Override
  public Product change(UUID id, ProductChange change) {
    return products.change(askers.current(), id, change);
  }

  @Override
  public TariffDraft draft(UUID id) {
    return drafts.get(askers.current(), id);
  }

  @Override
  public TariffDraft save(UUID id, @Nullable Integer version, String document) {
    return drafts.save(askers.current(), id, version, document);
  }

  @Override
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void discard(UUID id) {
    drafts.discard(askers.current(), id);
  }

  @Override
  public TariffDraft submit(UUID id, Submission submission) {
    return drafts.submit(askers.current(), id, submission);
  }

  @Override
  public TariffDraft withdraw(UUID id) {
    return drafts.withdraw(askers.current(), id);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public TariffVersion approve(UUID id, Approval approval) {
    return drafts.approve(askers.current(), id, approval);
  }

  @Override
  public TariffDraft reject(UUID id, Rejection rejection) {
    return drafts.reject(askers.current(), id, rejection);
  }

  @Override
  public List<TariffVersion> versions(UUID id) {
    return products.versions(askers.current(), id);
  }

  @Override
  public PublishedTariff version(UUID versionId) {
    return products.version(askers.current(), versionId);
  }

  @Override
  public Validation validate(String document) {
    return drafts.validate(askers.current(), document);
  }

  @Override
  public UrdbResult importUrdb(UrdbRequest request) {
    return drafts.importUrdb(askers.current(), request);
  }
}
