package org.wattline.billing.bills.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.wattline.bills.DocumentKind;
import org.wattline.tenancy.test.TestDatabase;

/** What is copied in binary reads back as what it was. */
class CopyRowsTest {
  private static final String COLUMNS =
      "id uuid, words text, raw bytea, yes boolean, day date, at timestamptz, amount numeric, small"
          + " smallint";

  private interface Work {
    void on(JdbcTemplate jdbc);
  }

  private static void inTable(String columns, Work work) throws SQLException {
    try (Connection connection = TestDatabase.shared().superuser()) {
      JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      jdbc.execute("create temp table copied (" + columns + ")");
      work.on(jdbc);
    }
  }

  @Test
  void everyTypeReadsBackAsItWas() throws SQLException {
    inTable(
        COLUMNS,
        jdbc -> {
          UUID id = UUID.fromString("f197a000-0000-7000-8000-00000000000f");
          CopyRows rows = new CopyRows();
          rows.add(
              id,
              "tab\tline\nback\\ é €",
              new byte[] {0, -1, 127},
              true,
              LocalDate.of(1999, 12, 31),
              Instant.parse("2024-06-03T08:00:00.123456Z"),
              new BigDecimal("-12345.6700"),
              (short) -3);
          rows.add(null, DocumentKind.CORRECTION, null, false, null, null, null, null);
          rows.into(jdbc, "copied");

          assertThat(
                  jdbc.queryForList(
                      "select concat_ws('|', id, words, encode(raw, 'hex'), yes, day, at at time zone"
                          + " 'UTC', amount, small) from copied",
                      String.class))
              .containsExactly(
                  id
                      + "|tab\tline\nback\\ é €|00ff7f|t|1999-12-31|2024-06-03 08:00:00.123456|"
                      + "-12345.6700|-3",
                  "CORRECTION|f");
        });
  }

  @Test
  void decimalsOfEveryLengthReadBackWithAllOfTheirDigits() throws SQLException {
    Random random = new Random(1);
    List<BigDecimal> amounts = new ArrayList<>(List.of(BigDecimal.ZERO, new BigDecimal("0.00")));
    for (int i = 0; i < 2_000; i++) {
      BigDecimal digits = new BigDecimal(new BigInteger(random.nextInt(90), random));
      BigDecimal amount =
          digits.movePointLeft(random.nextInt(20)).scaleByPowerOfTen(random.nextInt(5));
      amounts.add(random.nextBoolean() ? amount : amount.negate());
    }
    inTable(
        "place smallint, amount numeric",
        jdbc -> {
          CopyRows rows = new CopyRows();
          for (int i = 0; i < amounts.size(); i++) {
            rows.add((short) i, amounts.get(i));
          }
          rows.into(jdbc, "copied");

          assertThat(
                  jdbc.queryForList("select amount::text from copied order by place", String.class))
              .isEqualTo(amounts.stream().map(BigDecimal::toPlainString).toList());
        });
  }

  @Test
  void rowsThatAreMoreThanABufferComeInTheirOrder() throws SQLException {
    inTable(
        "place smallint, raw bytea",
        jdbc -> {
          CopyRows rows = new CopyRows();
          for (int i = 0; i < 500; i++) {
            rows.add((short) i, new byte[i * 10]);
          }
          rows.into(jdbc, "copied");

          assertThat(
                  jdbc.queryForObject(
                      "select count(*) filter (where length(raw) = place * 10) from copied",
                      Integer.class))
              .isEqualTo(500);
        });
  }

  @Test
  void aValueOfAnotherTypeIsRefused() {
    CopyRows rows = new CopyRows();

    assertThatThrownBy(() -> rows.add(3L)).isInstanceOf(IllegalArgumentException.class);
  }
}
