package org.wattline.billing.metering.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.deliveries.CsvMappingDocument;
import org.wattline.billing.contract.deliveries.CsvMappingTrial;
import org.wattline.billing.contract.deliveries.CsvMappingTrialResult;
import org.wattline.billing.contract.deliveries.CsvMappingsApi;
import org.wattline.billing.contract.deliveries.NewCsvMapping;
import org.wattline.billing.metering.CsvMappings;

@RestController
class CsvMappingsController implements CsvMappingsApi {
  private final CsvMappings mappings;
  private final Askers askers;

  CsvMappingsController(CsvMappings mappings, Askers askers) {
    this.mappings = mappings;
    this.askers = askers;
  }

  @Override
  public List<CsvMappingDocument> list() {
    return mappings.list(askers.current());
  }

  @Override
  public CsvMappingDocument get(String name, @Nullable Integer version) {
    return mappings.get(askers.current(), name, version);
  }

  @Override
  public CsvMappingDocument declare(String name, NewCsvMapping mapping) {
    return mappings.declare(askers.current(), name, mapping);
  }

  @Override
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void withdraw(String name) {
    mappings.withdraw(askers.current(), name);
  }

  @Override
  public CsvMappingTrialResult tryOut(CsvMappingTrial trial) {
    return mappings.tryOut(askers.current(), trial);
  }
}
