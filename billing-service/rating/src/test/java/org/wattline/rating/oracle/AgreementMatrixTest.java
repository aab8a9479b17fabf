package org.wattline.rating.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the page that says how far we agree with others what the tests measured. */
class AgreementMatrixTest {
  private static final String BEGIN = "<!-- measured -->\n";
  private static final String END = "<!-- end -->\n";
  private static final Path PAGE = Path.of("../../docs/reference/rating-agreement.md");
  private static final BigDecimal CENTS = BigDecimal.valueOf(100);

  @Test
  void thePageSaysWhatWasMeasured() throws IOException {
    UrdbRates rates = new UrdbRates(Fixtures.folder("urdb-rates"));
    SscCases cases = new SscCases(Fixtures.folder("ssc-cases"));
    HpxmlBills bills = new HpxmlBills(Fixtures.folder("hpxml-bills"));
    String measured =
        table("URDB rates", rates.cases().stream().map(rates::compare).toList())
            + table(
                "SSC cases",
                cases.names().stream()
                    .filter(name -> !cases.isRefused(name))
                    .map(cases::compare)
                    .toList())
            + table("HPXML bills", bills.names().stream().map(bills::compare).toList());
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/rating-agreement-measured.md"), measured);

    String page = Fixtures.text(PAGE);

    assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
        .as("the measured part of %s; target/rating-agreement-measured.md has it anew", PAGE)
        .isEqualTo(measured);
  }

  private static String table(String heading, List<Agreement> agreements) {
    StringBuilder text = new StringBuilder("\n### ").append(heading).append("\n\n");
    text.append(
        "| case | amounts | within half a cent | largest difference, cents |\n|---|---|---|---|\n");
    List<Agreement> all = new ArrayList<>(agreements);
    all.sort(Comparator.comparing(Agreement::name));
    for (Agreement each : all) {
      long near =
          each.compared().stream()
              .filter(one -> one.difference().compareTo(Compared.HALF_A_CENT) <= 0)
              .count();
      text.append("| ")
          .append(each.name())
          .append(" | ")
          .append(each.compared().size())
          .append(" | ")
          .append(near == each.compared().size() ? "all" : String.valueOf(near))
          .append(" | ")
          .append(each.largestDifference().multiply(CENTS).setScale(3, RoundingMode.HALF_UP))
          .append(" |\n");
    }
    return text.append('\n').toString();
  }
}
