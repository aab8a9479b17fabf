package org.wattline.commands.rate;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.Unit;
import org.wattline.rating.explain.Explanation;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.result.TaxLine;
import org.wattline.rating.tariff.ComponentGroup;

/**
 * A bill as a table for a terminal of 80 columns: groups, one row for each component, taxes, the
 * total.
 */
final class BillTable {
  private static final int NAME = 38;

  /** Digits after the point of an amount or a percentage, at most. */
  private static final int MOST_DIGITS = 6;

  private static final int PRICE_DIGITS = 12;

  private static final Set<Unit> ENERGY =
      EnumSet.of(Unit.KWH, Unit.MWH, Unit.CUBIC_METRE, Unit.KVARH);

  private final Rated rated;
  private final Locale locale;
  private final ResourceBundle words;
  private final int digits;

  BillTable(Rated rated, Locale locale) {
    this.rated = rated;
    this.locale = locale;
    this.words = words(locale);
    this.digits = Math.max(0, rated.currency().getDefaultFractionDigits());
  }

  static ResourceBundle words(Locale locale) {
    return ResourceBundle.getBundle(
        "org.wattline.commands.rate.words",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** One component's lines together. */
  private static final class Row {
    private final Line first;
    private int lines;
    private @Nullable Exact quantity = Exact.ZERO;
    private Exact amount = Exact.ZERO;
    private boolean estimated;
    private final PeriodParts parts = new PeriodParts();

    Row(Line first) {
      this.first = first;
    }

    void add(Line line) {
      Exact own = line.quantity();
      Exact before = quantity;
      if (lines == 0) {
        quantity = own;
      } else if (own == null || before == null || line.unit() == Unit.KW) {
        quantity = null;
      } else {
        quantity = before.plus(own);
      }
      lines++;
      amount = amount.plus(line.amount());
      estimated |= line.estimated();
      if (line.unit() != null && ENERGY.contains(line.unit())) {
        parts.add(line.formula());
      }
    }
  }

  List<String> lines(String tariff) {
    List<String> all = new ArrayList<>();
    DateTimeFormatter days =
        DateTimeFormatter.ofPattern(
            DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.LONG, null, IsoChronology.INSTANCE, locale),
            locale);
    all.add(tariff);
    all.add(
        days.format(rated.from())
            + " – "
            + days.format(rated.to().minusDays(1))
            + ", "
            + rated.currency().getCurrencyCode());
    Map<ComponentGroup, Map<String, Row>> groups = new LinkedHashMap<>();
    for (Line line : rated.lines()) {
      groups
          .computeIfAbsent(line.group(), group -> new LinkedHashMap<>())
          .computeIfAbsent(line.component(), id -> new Row(line))
          .add(line);
    }
    groups.forEach(
        (group, rows) -> {
          all.add("");
          all.add(words.getString("group." + group.name()));
          for (Row row : rows.values()) {
            all.add(row(row));
            row.parts
                .several()
                .forEach((part, quantity) -> all.add(part(row.first, part, quantity)));
          }
        });
    if (!rated.taxes().isEmpty()) {
      all.add("");
      all.add(words.getString("taxes"));
      rated.taxes().forEach(tax -> all.add(tax(tax)));
    }
    all.add("");
    String total = words.getString("total");
    String whole = rated.isComplete() ? "" : " (" + words.getString("incomplete") + ")";
    all.add(row(total + whole, "", rated.total()));
    if (!rated.isComplete()) {
      all.add("");
      all.addAll(refused());
    }
    return all;
  }

  /** What is not priced, and why. */
  List<String> refused() {
    Explanation explanation = new Explanation(rated, locale);
    List<String> all = new ArrayList<>();
    for (Refusal refusal : rated.refusals()) {
      String what = refusal.component().isEmpty() ? "*" : refusal.component();
      all.add(words.getString("refused") + " " + what + ": " + explanation.of(refusal));
    }
    return all;
  }

  private String row(Row row) {
    Exact quantity = row.quantity;
    Unit unit = row.first.unit();
    String counted =
        quantity == null || unit == null ? "" : number(quantity, 3) + " " + unit.symbol();
    String name = row.first.nameIn(locale.getLanguage());
    return row(row.estimated ? name + " *" : name, counted, row.amount);
  }

  private String part(Line line, PeriodParts.Priced part, Exact quantity) {
    Unit unit = line.unit();
    return "    "
        + part.period()
        + ": "
        + number(quantity, 3)
        + (unit == null ? "" : " " + unit.symbol())
        + " × "
        + number(part.price(), PRICE_DIGITS);
  }

  private String tax(TaxLine tax) {
    Exact percent = tax.percent();
    String rate = percent == null ? words.getString("exempt") : number(percent, MOST_DIGITS) + " %";
    return row(
        tax.nameIn(locale.getLanguage()), rate + " / " + number(tax.base(), digits), tax.amount());
  }

  private String row(String name, String quantity, Exact amount) {
    String shown = name.length() > NAME ? name.substring(0, NAME - 1) + "…" : name;
    return String.format(
        Locale.ROOT, "  %-" + NAME + "s %24s %14s", shown, quantity, money(amount));
  }

  /**
   * An amount of money in the reader's digits: all those of the currency, and more where it has.
   */
  String money(Exact amount) {
    return number(amount, digits, Math.max(digits, MOST_DIGITS));
  }

  private String number(Exact value, int most) {
    return number(value, 0, most);
  }

  private String number(Exact value, int least, int most) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    return format.format(value.rounded(most, RoundingMode.HALF_EVEN));
  }
}
