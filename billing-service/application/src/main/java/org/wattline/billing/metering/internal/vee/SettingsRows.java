package org.wattline.billing.metering.internal.vee;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.vee.settings.VeeJson;
import org.wattline.vee.settings.VeeSettings;

/** A supplier's settings, every version of them. */
@Component
class SettingsRows {
  private static final VeeSettings DEFAULTS = VeeJson.read(VeeJson.defaults());

  private final JdbcClient jdbc;

  SettingsRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A version of the document. */
  record Version(int version, String document, Instant recordedAt, String recordedBy) {}

  Optional<Version> last() {
    return jdbc.sql(
            "select version, document, recorded_at, recorded_by from vee_settings"
                + " order by version desc limit 1")
        .query(
            (row, n) ->
                new Version(
                    row.getInt(1),
                    row.getString(2),
                    row.getTimestamp(3).toInstant(),
                    row.getString(4)))
        .optional();
  }

  /** What holds now. */
  VeeSettings current() {
    return last().map(version -> VeeJson.read(version.document())).orElse(DEFAULTS);
  }

  /** Keeps a document; false where somebody kept another since the version that it follows. */
  boolean keep(int after, String document, Instant now, String by) {
    return jdbc.sql(
                """
                insert into vee_settings (version, recorded_at, recorded_by, document)
                select :after + 1, :now, :by, :document
                where :after = (select coalesce(max(version), 0) from vee_settings)
                on conflict do nothing
                """)
            .param("after", after)
            .param("now", Timestamp.from(now))
            .param("by", by)
            .param("document", document)
            .update()
        == 1;
  }
}
