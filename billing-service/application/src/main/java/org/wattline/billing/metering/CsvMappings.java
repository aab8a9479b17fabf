package org.wattline.billing.metering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.deliveries.CsvMappingDocument;
import org.wattline.billing.contract.deliveries.CsvMappingTrial;
import org.wattline.billing.contract.deliveries.CsvMappingTrialResult;
import org.wattline.billing.contract.deliveries.NewCsvMapping;

/** How the supplier's kinds of CSV are read. Staff only. */
public interface CsvMappings {

  /** The supplier's own by name, then the ready ones. */
  List<CsvMappingDocument> list(Asker asker);

  /** One of the supplier's own: a version of it, or the last when {@code version} is null. */
  CsvMappingDocument get(Asker asker, String name, @Nullable Integer version);

  /**
   * Keeps a version of a mapping.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when the asker is no supervisor or
   *     administrator, the document is invalid, the name is that of a ready mapping, there are too
   *     many, or another version came between
   */
  CsvMappingDocument declare(Asker asker, String name, NewCsvMapping mapping);

  /** Takes a mapping out of use; its versions stay. */
  void withdraw(Asker asker, String name);

  /** Reads a sample by a mapping and keeps neither. */
  CsvMappingTrialResult tryOut(Asker asker, CsvMappingTrial trial);
}
