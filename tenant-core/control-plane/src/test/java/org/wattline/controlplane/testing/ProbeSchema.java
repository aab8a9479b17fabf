package org.wattline.controlplane.testing;

import java.util.List;
import java.util.Set;
import org.wattline.tenancy.schema.SchemaContribution;

/**
 * A tenant schema of the tests' own: the control plane knows no other by name either.
 *
 * @param folder below {@code db/}
 */
public record ProbeSchema(String folder, int currentVersion, int minimumVersion)
    implements SchemaContribution {
  public static final ProbeSchema NOW = new ProbeSchema("probe", 2, 1);
  public static final ProbeSchema NEXT = new ProbeSchema("probe-next", 3, 2);

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public List<String> locations() {
    return List.of("classpath:db/" + folder);
  }

  @Override
  public Set<String> appendOnlyTables() {
    return Set.of("entry");
  }

  @Override
  public List<String> marketLocations(String marketPack) {
    return marketPack.equals("BE-VLG") ? List.of("classpath:db/probe-market/be-vlg") : List.of();
  }
}
