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
  private static final Path PAGE = Path.of("../../docs/reference/rating-agreement.md");
  private static final Path ANEW = Path.of("target/rating-agreement-measured.md");
  private static final BigDecimal CENTS = BigDecimal.valueOf(100);

  /**
   * Cases of one kind.
   *
   * @param name the kind
   * @param what where they come from
   * @param agreements each case
   */
  private record Family(String name, String what, List<Agreement> agreements) {
    String row() {
      return "| "
          + name
          + " | "
          + what
          + " | "
          + agreements.size()
          + " | "
          + amounts()
          + " | "
          + agrees()
          + " |\n";
    }

    private int amounts() {
      return agreements.stream().mapToInt(each -> each.compared().size()).sum();
    }

    private String agrees() {
      long refused = agreements.stream().filter(Agreement::isRefusal).count();
      long disagreeing = agreements.stream().filter(each -> !each.disagreeing().isEmpty()).count();
      long rounded =
          agreements.stream()
              .filter(each -> each.disagreeing().isEmpty() && near(each) < each.compared().size())
              .count();
      long agreeing = agreements.size() - refused - disagreeing;
      String all = agreeing == agreements.size() ? "all" : String.valueOf(agreeing);
      return all
          + (rounded == 0 ? "" : ", of which " + rounded + " within the rounding of the load file")
          + (refused == 0 ? "" : "; " + refused + " are refusals there")
          + (disagreeing == 0 ? "" : "; " + disagreeing + " DISAGREE");
    }
  }

  @Test
  void thePageSaysWhatWasMeasured() throws IOException {
    List<Family> families = families();
    StringBuilder summary =
        new StringBuilder(
            "\n| family | what it is | cases | amounts | agrees |\n|---|---|---|---|---|\n");
    families.forEach(family -> summary.append(family.row()));
    StringBuilder measured = new StringBuilder();
    families.forEach(family -> measured.append(table(family)));
    Files.createDirectories(ANEW.toAbsolutePath().getParent());
    Files.writeString(ANEW, summary + "\n" + measured);

    String page = Fixtures.text(PAGE);

    assertThat(part(page, "families"))
        .as("the families of %s; %s has them anew", PAGE, ANEW)
        .isEqualTo(summary + "\n");
    assertThat(part(page, "measured"))
        .as("the measured part of %s; %s has it anew", PAGE, ANEW)
        .isEqualTo(measured.toString());
  }

  private static List<Family> families() {
    UrdbRates rates = new UrdbRates(Fixtures.folder("urdb-rates"));
    SscCases cases = new SscCases(Fixtures.folder("ssc-cases"));
    HpxmlBills houses = new HpxmlBills(Fixtures.folder("hpxml-bills"));
    WorkedBills bills = new WorkedBills(Fixtures.folder("worked-bills"));
    OtherEngines engines = new OtherEngines(Fixtures.folder("worked-bills"));
    return List.of(
        new Family(
            "URDB rates",
            "rates of the Utility Rate Database, imported, each with three loads, against SSC's"
                + " `utilityrate5`",
            rates.cases().stream().map(rates::compare).toList()),
        new Family(
            "SSC cases",
            "SSC's own cases: net metering, net billing, carry-over, true-up, ratchets, kWh per kW,"
                + " prices by the hour",
            cases.names().stream().map(name -> compared(cases, name)).toList()),
        new Family(
            "HPXML bills",
            "a house's year on which BEopt, OpenStudio-HPXML and SSC agree",
            houses.names().stream().map(houses::compare).toList()),
        new Family(
            "worked bills",
            "Spain (regulator's simulator), Kerala, Tamil Nadu, New Jersey, Oakville (tiers, losses"
                + " at the highest tier), Flanders' mean of twelve peaks",
            bills.names().stream().map(bills::compare).toList()),
        new Family(
            "REopt",
            "a ratchet over all months, a coincident peak, tiers of demand",
            engines.reopt().stream().map(engines::compare).toList()),
        new Family(
            "Kill Bill",
            "tiers, whole blocks, volume; parts of a month from any day",
            engines.killBill().stream().map(engines::compare).toList()));
  }

  private static Agreement compared(SscCases cases, String name) {
    return cases.isRefused(name)
        ? Agreement.refusal(name, cases.node(name).path("expected_error").toString())
        : cases.compare(name);
  }

  private static String part(String page, String name) {
    String begin = "<!-- " + name + " -->\n";
    int from = page.indexOf(begin);
    assertThat(from).as("%s has a part called %s", PAGE, name).isNotNegative();
    return page.substring(from + begin.length(), page.indexOf("<!-- end -->\n", from));
  }

  private static String table(Family family) {
    StringBuilder text = new StringBuilder("\n### ").append(family.name()).append("\n\n");
    text.append(
        "| case | amounts | within half a cent | largest difference, cents |\n|---|---|---|---|\n");
    List<Agreement> all = new ArrayList<>(family.agreements());
    all.removeIf(Agreement::isRefusal);
    all.sort(Comparator.comparing(Agreement::name));
    for (Agreement each : all) {
      long near = near(each);
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

  private static long near(Agreement agreement) {
    return agreement.compared().stream()
        .filter(one -> one.difference().compareTo(Compared.HALF_A_CENT) <= 0)
        .count();
  }
}
