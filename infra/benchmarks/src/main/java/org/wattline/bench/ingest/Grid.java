package org.wattline.bench.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.test.TwoTenants;

/** A supplier's service points, registered straight in the tables. */
final class Grid {
  private Grid() {}

  /** So many points in Brussels' zone; their market ids. */
  static List<String> register(TwoTenants world, TenantEntry tenant, int points)
      throws SQLException {
    List<String> ids = new ArrayList<>();
    UUID premise = UUID.randomUUID();
    try (Connection db = world.database().superuser();
        Statement statement = db.createStatement()) {
      statement.execute("set search_path = " + tenant.id().databaseName() + ", extensions");
      statement.execute(
          "insert into premise (id, kind, street, postal_code, city, country, sort_name,"
              + " created_at, version) values ('"
              + premise
              + "', 'DWELLING', 'Main 1', '2000', 'Antwerp', 'BE', 'main 1', now(), 0)");
      try (PreparedStatement insert =
          db.prepareStatement(
              "insert into service_point (id, premise_id, scheme, market_id, commodity, metering,"
                  + " zone, created_at, version) values (?, ?, 'OWN', ?, 'ELECTRICITY', 'METERED',"
                  + " 'Europe/Brussels', now(), 0)")) {
        for (int i = 0; i < points; i++) {
          String id = String.format(Locale.ROOT, "5414488%011d", i);
          ids.add(id);
          insert.setObject(1, UUID.randomUUID());
          insert.setObject(2, premise);
          insert.setString(3, id);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
    return ids;
  }
}
