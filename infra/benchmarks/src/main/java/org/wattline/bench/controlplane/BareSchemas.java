package org.wattline.bench.controlplane;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.wattline.tenancy.schema.SchemaContribution;

/** The same SQL by JDBC alone: no registry, no job, no fence, no history and no check. */
final class BareSchemas {
  private final List<String> files;

  private BareSchemas(List<String> files) {
    this.files = files;
  }

  /** Reads what a supplier of a market starts with. */
  static BareSchemas of(String market) throws IOException {
    List<String> files = new ArrayList<>();
    for (SchemaContribution contribution : SchemaContribution.all()) {
      List<String> locations = new ArrayList<>(contribution.locations());
      locations.addAll(contribution.marketLocations(market));
      for (String location : locations) {
        Resource[] found =
            new PathMatchingResourcePatternResolver()
                .getResources(location.replace("classpath:", "classpath*:") + "/*.sql");
        Arrays.sort(found, Comparator.comparing(file -> String.valueOf(file.getFilename())));
        for (Resource file : found) {
          if (!String.valueOf(file.getFilename()).endsWith(".assert.sql")) {
            files.add(file.getContentAsString(StandardCharsets.UTF_8));
          }
        }
      }
    }
    return new BareSchemas(List.copyOf(files));
  }

  /** Makes a role and its schema with everything in it, in one transaction. */
  void make(Connection connection) throws SQLException {
    String schema = "bare_" + UUID.randomUUID().toString().replace("-", "");
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("create role " + schema + " login");
      statement.execute("create schema " + schema);
      statement.execute("set local search_path = " + schema);
      for (String file : files) {
        statement.execute(file);
      }
    }
    connection.commit();
  }
}
