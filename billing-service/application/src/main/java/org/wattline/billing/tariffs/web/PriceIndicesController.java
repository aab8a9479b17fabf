package org.wattline.billing.tariffs.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.tariffs.IndexDayValue;
import org.wattline.billing.contract.tariffs.IndexPrices;
import org.wattline.billing.contract.tariffs.IndexUpload;
import org.wattline.billing.contract.tariffs.NewPriceIndex;
import org.wattline.billing.contract.tariffs.PriceIndex;
import org.wattline.billing.contract.tariffs.PriceIndicesApi;
import org.wattline.billing.tariffs.PriceIndices;

@RestController
class PriceIndicesController implements PriceIndicesApi {
  private final PriceIndices indices;
  private final Askers askers;

  PriceIndicesController(PriceIndices indices, Askers askers) {
    this.indices = indices;
    this.askers = askers;
  }

  @Override
  public List<PriceIndex> list() {
    return indices.list(askers.current());
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public PriceIndex create(NewPriceIndex index) {
    return indices.create(askers.current(), index);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public IndexUpload upload(String code, IndexPrices prices) {
    return indices.upload(askers.current(), code, prices);
  }

  @Override
  public IndexPrices prices(String code, Instant from, Instant to, @Nullable Instant knownAt) {
    return indices.prices(askers.current(), code, from, to, knownAt);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public IndexUpload values(String code, List<IndexDayValue> values) {
    return indices.values(askers.current(), code, values);
  }

  @Override
  public List<IndexDayValue> values(String code, @Nullable Instant knownAt) {
    return indices.values(askers.current(), code, knownAt);
  }
}
