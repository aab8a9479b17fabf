package org.wattline.controlplane.testing;

import java.util.List;
import java.util.Set;
import org.wattline.tenancy.schema.SchemaContribution;

/**
 * A tenant schema of the tests' own: the control plane knows no other by name either.
 *
 * @param folders below {@code db/}, each going on where the one before ends
 */
public record ProbeSchema(List<String> folders, int currentVersion, int minimumVersion)
    implements SchemaContribution {
  public static final ProbeSchema NOW = new ProbeSchema(List.of("probe"), 2, 1);
  public static final ProbeSchema NEXT = next(2);

  /** The probe's next version, served from the given one on. */
  public static ProbeSchema next(int minimumVersion) {
    return new ProbeSchema(List.of("probe", "probe-next"), 3, minimumVersion);
  }

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public List<String> locations() {
    return folders.stream().map(folder -> "classpath:db/" + folder).toList();
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
