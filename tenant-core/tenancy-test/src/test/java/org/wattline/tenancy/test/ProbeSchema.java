package org.wattline.tenancy.test;

import java.util.List;
import java.util.Set;
import org.wattline.tenancy.schema.SchemaContribution;

/** A small tenant schema with one of everything that a role could reach. */
public final class ProbeSchema implements SchemaContribution {
  @Override
  public String name() {
    return "probe";
  }

  @Override
  public List<String> locations() {
    return List.of("classpath:db/probe");
  }

  @Override
  public int currentVersion() {
    return 1;
  }

  @Override
  public int minimumVersion() {
    return 1;
  }

  @Override
  public Set<String> appendOnlyTables() {
    return Set.of("posting");
  }
}
