package org.wattline.billing.bills.internal;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.bills.DocumentKind;

/**
 * Numbers without gaps. A block is taken in the transaction that issues the bills, from a row that
 * stays locked until it ends: where it is rolled back, so are the numbers. It is taken last, so
 * that others wait as short as can be.
 */
@Repository
class BillNumbers {
  /** The one legal entity of a supplier. */
  private static final String ENTITY = "MAIN";

  private final JdbcClient jdbc;

  BillNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes numbers of a year, so many of each kind; answers the first of each. */
  Map<DocumentKind, Integer> take(Map<DocumentKind, Integer> wanted, int year) {
    Map<DocumentKind, Integer> first = new EnumMap<>(DocumentKind.class);
    // in the order of the kinds: two takers wait for each other one way only
    new EnumMap<>(wanted)
        .forEach(
            (kind, count) ->
                first.put(
                    kind,
                    jdbc.sql(
                                """
                                insert into bill_series as s (entity, series, year, next)
                                values (:entity, :series, :year, :count + 1)
                                on conflict (entity, series, year)
                                  do update set next = s.next + :count
                                returning next
                                """)
                            .param("entity", ENTITY)
                            .param("series", kind.name())
                            .param("year", year)
                            .param("count", count)
                            .query(Integer.class)
                            .single()
                        - count));
    return first;
  }

  /** The number as it stands on the bill: series, year, and seven digits. */
  static String format(DocumentKind kind, int year, int number) {
    char series =
        switch (kind) {
          case INVOICE -> 'F';
          case ADVANCE -> 'V';
          case SETTLEMENT -> 'A';
          case CORRECTION -> 'C';
        };
    return String.format(Locale.ROOT, "%c%d-%07d", series, year, number);
  }
}
