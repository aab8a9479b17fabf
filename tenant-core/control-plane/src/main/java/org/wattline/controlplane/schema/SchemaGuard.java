package org.wattline.controlplane.schema;

import java.util.Locale;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps an old build away from newer schemas: it could neither migrate nor export them rightly, and
 * its services would not serve them. The service does not start.
 */
@Component
public class SchemaGuard implements InitializingBean {
  private final JdbcClient jdbc;
  private final SchemaStream stream;

  public SchemaGuard(JdbcClient jdbc, SchemaStream stream) {
    this.jdbc = jdbc;
    this.stream = stream;
  }

  /**
   * @throws IllegalStateException when a tenant's schema is newer than this build
   */
  @Override
  public void afterPropertiesSet() {
    record Newer(String slug, int version) {}
    jdbc.sql(
            """
            select slug, schema_version from platform.tenant
             where schema_version > :known order by schema_version desc, slug limit 1
            """)
        .param("known", stream.newest())
        .query((row, number) -> new Newer(row.getString(1), row.getInt(2)))
        .optional()
        .ifPresent(
            newer -> {
              throw new IllegalStateException(
                  String.format(
                      Locale.ROOT,
                      "Supplier %s has schema version %d and this build knows up to %d: start the newer build of the control plane",
                      newer.slug(),
                      newer.version(),
                      stream.newest()));
            });
  }
}
