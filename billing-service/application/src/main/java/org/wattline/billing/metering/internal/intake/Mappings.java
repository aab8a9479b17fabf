package org.wattline.billing.metering.internal.intake;

import java.util.List;
import java.util.Optional;
import org.wattline.formats.csv.CsvMapping;
import org.wattline.formats.csv.ReadyMappings;

/** The CSV mappings that a delivery may name. */
final class Mappings {
  private Mappings() {}

  static Optional<CsvMapping> named(String name) {
    return ReadyMappings.ALL.stream().filter(mapping -> mapping.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ReadyMappings.ALL.stream().map(CsvMapping::name).toList();
  }
}
