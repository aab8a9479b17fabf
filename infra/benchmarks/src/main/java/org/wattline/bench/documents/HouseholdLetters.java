package org.wattline.bench.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.wattline.documents.Letter;
import org.wattline.documents.Letter.Group;
import org.wattline.documents.Letter.GroupKind;
import org.wattline.documents.Letter.Kind;
import org.wattline.documents.Letter.Letterhead;
import org.wattline.documents.Letter.Line;
import org.wattline.documents.Letter.MonthOfUse;
import org.wattline.documents.Letter.Notice;
import org.wattline.documents.Letter.Payment;
import org.wattline.documents.Letter.SuppliedPoint;
import org.wattline.documents.Letter.TaxRow;
import org.wattline.documents.Party;

/** Monthly bills of households: six lines, one tax, thirteen months of use, an EPC code to pay. */
final class HouseholdLetters {
  private static final LocalDate FROM = LocalDate.of(2026, 10, 1);
  private static final LocalDate TO = LocalDate.of(2026, 11, 1);
  private static final BigDecimal VAT = new BigDecimal("6");
  private static final int MONTHS = 13;

  private HouseholdLetters() {}

  static List<Letter> of(Locale language, int count) {
    SplittableRandom random = new SplittableRandom(2026);
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      letters.add(letter(language, i, random));
    }
    return letters;
  }

  private static Letter letter(Locale language, int no, SplittableRandom random) {
    List<Line> energy =
        List.of(
            line("Dagverbruik", random.nextInt(80_000, 300_000), "kWh", "0.1589"),
            line("Nachtverbruik", random.nextInt(60_000, 200_000), "kWh", "0.1215"));
    List<Line> network =
        List.of(
            line("Capaciteitstarief, gemiddelde maandpiek", 3_410, "kW", "3.95"),
            line("Nettarief", random.nextInt(140_000, 500_000), "kWh", "0.0532"));
    List<Line> levies =
        List.of(line("Bijdrage op de energie", random.nextInt(140_000, 500_000), "kWh", "0.00193"));
    List<Line> credits = List.of(line("Injectie", -random.nextInt(1, 90_000), "kWh", "0.04"));
    List<Group> groups =
        List.of(
            group(GroupKind.ENERGY, energy),
            group(GroupKind.NETWORK, network),
            group(GroupKind.LEVIES, levies),
            group(GroupKind.CREDITS, credits));
    BigDecimal net = groups.stream().map(Group::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal tax = net.multiply(VAT).movePointLeft(2).setScale(2, RoundingMode.HALF_EVEN);
    String number = String.format(Locale.ROOT, "F2026-%07d", no + 1);
    String account = String.format(Locale.ROOT, "%010d", 1_000_000_000 + no);
    return new Letter(
        language,
        new Letterhead("Zonnestroom", "#0b6e4f", supplier(), "zonnestroom.example"),
        customer(no),
        Kind.BILL,
        account,
        number,
        LocalDate.of(2026, 11, 3),
        LocalDate.of(2026, 11, 18),
        FROM,
        TO,
        null,
        List.of(
            new SuppliedPoint(
                "Kerkstraat " + (no % 200 + 1) + ", 9000 Gent",
                String.format(Locale.ROOT, "5414488%011d", no),
                List.of(String.format(Locale.ROOT, "1SAG%010d", no)))),
        Currency.getInstance("EUR"),
        groups,
        List.of(new TaxRow("Btw", VAT, net, tax)),
        net.add(tax),
        net.add(tax),
        new Payment(
            "BE71096123456769",
            "GKCCBEBB",
            "Zonnestroom NV",
            "+++090/9337/55493+++",
            "+++090/9337/55493+++",
            null,
            "zonnestroom.example"),
        usage(random),
        false,
        List.of(
            new Notice(
                "Niet akkoord?",
                "Bel of mail ons. Komen we er samen niet uit, dan helpt de Ombudsdienst voor"
                    + " Energie, ombudsmanenergie.be, gratis.")));
  }

  private static Line line(String name, int thousandths, String unit, String price) {
    BigDecimal quantity = BigDecimal.valueOf(thousandths, 3);
    BigDecimal each = new BigDecimal(price);
    return new Line(
        name,
        FROM,
        TO,
        quantity,
        unit,
        each,
        quantity.multiply(each).setScale(2, RoundingMode.HALF_EVEN),
        false);
  }

  private static Group group(GroupKind kind, List<Line> lines) {
    return new Group(
        kind, lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add), lines);
  }

  private static List<MonthOfUse> usage(SplittableRandom random) {
    List<MonthOfUse> months = new ArrayList<>();
    for (int i = MONTHS - 1; i >= 0; i--) {
      months.add(
          new MonthOfUse(
              FROM.minusMonths(i),
              BigDecimal.valueOf(random.nextInt(150_000, 450_000), 3),
              BigDecimal.valueOf(random.nextInt(150_000, 450_000), 3),
              false));
    }
    return months;
  }

  private static Party supplier() {
    return new Party(
        "Zonnestroom NV",
        "Kaai 12",
        null,
        "2000",
        "Antwerpen",
        null,
        "BE",
        "0123456749",
        "BE0123456749",
        "0208:0123456749",
        "hallo@zonnestroom.example",
        "+32 3 000 00 00");
  }

  private static Party customer(int no) {
    return new Party(
        "Familie Peeters-" + (no + 1),
        "Kerkstraat " + (no % 200 + 1),
        null,
        "9000",
        "Gent",
        null,
        "BE",
        null,
        null,
        null,
        null,
        null);
  }
}
