package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file for a spreadsheet says what was typed, and runs nothing of it. */
class CsvFileTest {
  private record Row(String name, @Nullable String amount) {}

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+32 3 123", "-cmd", "@SUM(A1)", "\tx", "\r=x"})
  void whatBeginsAsAFormulaIsAText(String typed) {
    assertThat(CsvFile.text(typed).replaceFirst("^\"", "")).startsWith("'" + typed.charAt(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain|plain",
        "a,b|\"a,b\"",
        "say \"so\"|\"say \"\"so\"\"\"",
        "=HYPERLINK(\"x\",\"y\")|\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
        "a=b|a=b",
        "€ 5|€ 5"
      })
  void whatNeedsQuotesHasThem(String typed, String written) {
    assertThat(CsvFile.text(typed)).isEqualTo(written);
  }

  @Test
  void linesWithinACellStayWithinIt() {
    assertThat(CsvFile.text("a\nb")).isEqualTo("\"a\nb\"");
  }

  @Test
  void moneyIsANumberWithItsCurrencyAndWhatIsToActOnIsLeftOut() {
    List<TableColumn<Row>> columns =
        List.of(
            TableColumn.<Row>control("Choose", row -> new Span("box")),
            TableColumn.text("Name", Row::name),
            TableColumn.money(
                "Amount",
                row -> row.amount() == null ? null : new BigDecimal(row.amount()),
                row -> "EUR"));

    byte[] file =
        CsvFile.of(
            columns,
            List.of(new Row("=A1", "-1234.50"), new Row("Els, An", null)),
            "Currency",
            "-cut");

    assertThat(new String(file, StandardCharsets.UTF_8))
        .isEqualTo("\uFEFFName,Amount,Currency\r\n'=A1,-1234.50,EUR\r\n\"Els, An\",,\r\n'-cut\r\n");
  }
}
