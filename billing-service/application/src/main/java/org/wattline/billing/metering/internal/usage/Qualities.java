package org.wattline.billing.metering.internal.usage;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.metering.UsageQuality;

/** What the numbers of quality marks mean, for one supplier. */
@Component
class Qualities {
  private final JdbcClient jdbc;

  Qualities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A mark's quality and the grid operator's code. */
  record Meaning(UsageQuality quality, String code) {
    static final Meaning UNTOLD = new Meaning(UsageQuality.MISSING, "");

    /** Whether a value was made here, and not told. */
    boolean isEstimated() {
      return quality == UsageQuality.ESTIMATED || quality == UsageQuality.SUBSTITUTED;
    }
  }

  /** All marks by number; 0 is where nobody told a value. */
  Map<Integer, Meaning> all() {
    Map<Integer, Meaning> all = new HashMap<>();
    all.put(0, Meaning.UNTOLD);
    jdbc.sql("select no, quality, code from quality_mark")
        .query(
            row -> {
              all.put(
                  row.getInt(1),
                  new Meaning(UsageQuality.valueOf(row.getString(2)), row.getString(3)));
            });
    return all;
  }
}
