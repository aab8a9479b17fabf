package org.wattline.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.documents.Letter.Group;
import org.wattline.documents.Letter.GroupKind;
import org.wattline.documents.Letter.Kind;
import org.wattline.documents.Letter.Letterhead;
import org.wattline.documents.Letter.Line;
import org.wattline.documents.Letter.MonthOfUse;
import org.wattline.documents.Letter.Notice;
import org.wattline.documents.Letter.Original;
import org.wattline.documents.Letter.Payment;
import org.wattline.documents.Letter.SuppliedPoint;
import org.wattline.documents.Letter.TaxRow;

/** Letters of a Flemish and a Californian supplier. */
public final class SampleLetters {
  static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
  static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

  private SampleLetters() {}

  static BigDecimal of(String number) {
    return new BigDecimal(number);
  }

  public static Letter flemish(Locale language) {
    return letter(language, Kind.BILL, null, 0, of("84.20"), true);
  }

  /** A letter with so many more lines. */
  public static Letter letter(
      Locale language,
      Kind kind,
      @Nullable Original corrects,
      int moreLines,
      BigDecimal toPay,
      boolean estimated) {
    boolean american = language.getCountry().equals("US");
    List<Line> energy = new ArrayList<>();
    energy.add(line("Day", "182.25", "kWh", "0.15890000", "28.96", estimated));
    energy.add(line("Night <22:00–07:00>", "96.5", "kWh", "0.1215", "11.72", false));
    for (int i = 0; i < moreLines; i++) {
      energy.add(
          line("Hourly price of the day-ahead market, day " + i, null, null, null, "0.10", false));
    }
    List<Group> groups =
        List.of(
            new Group(GroupKind.ENERGY, of("40.68"), energy),
            new Group(
                GroupKind.NETWORK,
                of("28.11"),
                List.of(
                    line(
                        "Capacity, mean of twelve monthly peaks",
                        "3.41",
                        "kW",
                        "3.95",
                        "13.47",
                        false))),
            new Group(
                GroupKind.LEVIES,
                of("12.40"),
                List.of(line("Energy contribution", "278.75", "kWh", "0.0019261", "0.54", false))),
            new Group(
                GroupKind.CREDITS,
                of("-1.76"),
                List.of(line("Injection", "-44", "kWh", "0.04", "-1.76", false))));
    return new Letter(
        language,
        new Letterhead(
            american ? "Golden Grid" : "Zonnestroom",
            "#0b6e4f",
            american ? us() : belgian(),
            "zonnestroom.example"),
        american ? usCustomer() : customer(),
        kind,
        "1000000017",
        "ZS-2026-000123",
        LocalDate.of(2026, 11, 3),
        LocalDate.of(2026, 11, 18),
        OCTOBER,
        NOVEMBER,
        corrects,
        List.of(
            new SuppliedPoint(
                "Meir 1, 2000 Antwerpen", "541448820000000017", List.of("1SAG1100000042"))),
        Currency.getInstance(american ? "USD" : "EUR"),
        groups,
        List.of(
            new TaxRow(american ? "Utility user tax" : "Btw", of("6"), of("79.43"), of("4.77"))),
        of("84.20"),
        toPay,
        american
            ? new Payment(
                "", "", "Golden Grid", "1000000017", "1000000017", null, "goldengrid.example")
            : new Payment(
                "BE71096123456769",
                "GKCCBEBB",
                "Zonnestroom NV",
                "+++090/9337/55493+++",
                "+++090/9337/55493+++",
                null,
                "zonnestroom.example"),
        months(),
        estimated,
        List.of(
            new Notice(
                "Niet akkoord?",
                "Bel of mail ons. Komen we er samen niet uit, dan helpt de Ombudsdienst voor"
                    + " Energie, ombudsmanenergie.be, gratis.")));
  }

  private static Line line(
      String name,
      @Nullable String quantity,
      @Nullable String unit,
      @Nullable String price,
      String amount,
      boolean estimated) {
    return new Line(
        name,
        OCTOBER,
        NOVEMBER,
        quantity == null ? null : of(quantity),
        unit,
        price == null ? null : of(price),
        of(amount),
        estimated);
  }

  private static List<MonthOfUse> months() {
    List<MonthOfUse> months = new ArrayList<>();
    for (int i = 12; i >= 0; i--) {
      BigDecimal winter = of("210").add(of("15").multiply(BigDecimal.valueOf(Math.abs(6 - i))));
      months.add(
          new MonthOfUse(
              OCTOBER.minusMonths(i), winter, i == 5 ? null : winter.add(of("12.5")), i == 3));
    }
    return months;
  }

  static Party belgian() {
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

  static Party customer() {
    return new Party(
        "Bakkerij Ștefănescu & Zn. BV",
        "Meir 1",
        "bus 4",
        "2000",
        "Antwerpen",
        null,
        "BE",
        "0203201340",
        "BE0203201340",
        "0208:0203201340",
        null,
        null);
  }

  private static Party us() {
    return new Party(
        "Golden Grid LLC",
        "100 Market St",
        null,
        "94105",
        "San Francisco",
        "CA",
        "US",
        null,
        null,
        null,
        null,
        null);
  }

  private static Party usCustomer() {
    return new Party(
        "Ann Lee",
        "1 Ocean Ave",
        null,
        "94112",
        "San Francisco",
        "CA",
        "US",
        null,
        null,
        null,
        null,
        null);
  }
}
