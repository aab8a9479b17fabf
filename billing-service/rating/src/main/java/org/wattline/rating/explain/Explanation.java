package org.wattline.rating.explain;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.Unit;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Measure;
import org.wattline.rating.proof.MeasureSource;
import org.wattline.rating.proof.TierPart;
import org.wattline.rating.result.Evidence;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.TaxLine;

/**
 * The sentences of a proof in the reader's language. Every number in them is one of the proof: what
 * is shown is what was computed, and by the same steps.
 *
 * <p>Languages are those of the bundles beside this class: English, Dutch and French; any other
 * reads English.
 */
public final class Explanation {
  private static final int MAX_DEPTH = 40;

  private final Rated rated;
  private final ResourceBundle words;
  private final Locale locale;
  private final Numbers numbers;
  private final DateTimeFormatter days;
  private final DateTimeFormatter moments;

  /**
   * @param rated the bill whose lines are to be explained
   * @param locale whose words and numbers are used
   */
  public Explanation(Rated rated, Locale locale) {
    this.rated = rated;
    this.words =
        ResourceBundle.getBundle(
            "org.wattline.rating.explain.explanation",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.locale = locale;
    this.numbers = new Numbers(locale, rated.currency());
    this.days = formatter(null, locale);
    this.moments = formatter(FormatStyle.SHORT, locale).withZone(rated.zone());
  }

  private static DateTimeFormatter formatter(@Nullable FormatStyle time, Locale locale) {
    return DateTimeFormatter.ofPattern(
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            FormatStyle.LONG, time, IsoChronology.INSTANCE, locale),
        locale);
  }

  /** How a line came about: its steps, its one rounding, its taxes, and what it rests on. */
  public List<String> of(Line line) {
    List<String> said = new ArrayList<>();
    said.add(line.nameIn(locale.getLanguage()) + ", " + range(line.from(), line.to()));
    steps(line.formula(), 1, said);
    said.add(
        indent(1)
            + rounding(
                line.unrounded(), line.step(), word("mode." + line.mode().name()), line.amount()));
    line.taxes().forEach(share -> said.add(indent(1) + tax(share.tax(), share.percent())));
    line.evidence().forEach(each -> said.add(indent(1) + evidence(each)));
    return said;
  }

  /** How a tax came about. */
  public List<String> of(TaxLine tax) {
    List<String> said = new ArrayList<>();
    said.add(tax.nameIn(locale.getLanguage()));
    said.add(
        indent(1)
            + word(
                "tax.line",
                numbers.money(tax.base()),
                tax.percent() == null ? "0" : numbers.plain(tax.percent()),
                numbers.money(tax.unrounded())));
    said.add(
        indent(1)
            + rounding(
                tax.unrounded(), tax.step(), word("mode." + tax.mode().name()), tax.amount()));
    return said;
  }

  private String rounding(Exact unrounded, Exact step, String mode, Exact amount) {
    return unrounded.equals(amount)
        ? word("amount.exact", numbers.money(amount))
        : word("amount.rounded", numbers.plain(step), mode, numbers.money(amount));
  }

  private String tax(String id, @Nullable Exact percent) {
    String name =
        rated.taxes().stream()
            .filter(line -> line.tax().equals(id))
            .map(line -> line.nameIn(locale.getLanguage()))
            .findFirst()
            .orElse(id);
    return percent == null
        ? word("tax.exempt", name)
        : word("tax.on", name, numbers.plain(percent));
  }

  private String evidence(Evidence each) {
    String said =
        each.source() == MeasureSource.REGISTERS
            ? word(
                "evidence.registers", each.count(), each.channel(), range(each.from(), each.to()))
            : word(
                "evidence.intervals",
                each.count(),
                each.minutes(),
                each.channel(),
                range(each.from(), each.to()),
                each.hash());
    return each.estimates().isEmpty()
        ? said
        : said + " " + word("evidence.estimated", each.estimates().size());
  }

  /** One step below another: parts of a sum by themselves, then what they come to. */
  private void steps(Formula formula, int depth, List<String> said) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("A formula deeper than " + MAX_DEPTH + " steps");
    }
    switch (formula) {
      case Formula.Sum sum -> {
        sum.of().forEach(part -> steps(part, depth, said));
        said.add(indent(depth) + word("sum", sum.of().size(), numbers.plain(sum.value())));
      }
      case Formula.Tiered tiered -> {
        steps(tiered.quantity(), depth, said);
        tiered.parts().forEach(part -> said.add(indent(depth + 1) + tier(part)));
        said.add(indent(depth) + word("tiers", numbers.plain(tiered.value())));
      }
      case Formula.Measured leaf -> said.add(indent(depth) + measured(leaf));
      default -> {
        nested(formula).forEach(part -> steps(part, depth + 1, said));
        said.add(indent(depth) + expression(formula) + " = " + numbers.plain(formula.value()));
      }
    }
  }

  /** Parts of a formula that need lines of their own before it can be read in one. */
  private static List<Formula> nested(Formula formula) {
    return parts(formula).stream()
        .filter(
            part ->
                part instanceof Formula.Measured
                    || part instanceof Formula.Tiered
                    || part instanceof Formula.Carried
                    || !parts(part).isEmpty())
        .toList();
  }

  private static List<Formula> parts(Formula formula) {
    return switch (formula) {
      case Formula.Sum sum -> sum.of();
      case Formula.Product product -> product.of();
      case Formula.Least least -> least.of();
      case Formula.Greatest greatest -> greatest.of();
      case Formula.Difference difference -> List.of(difference.from(), difference.less());
      case Formula.Quotient quotient -> List.of(quotient.over(), quotient.by());
      case Formula.Rounded rounded -> List.of(rounded.of());
      default -> List.of();
    };
  }

  private String expression(Formula formula) {
    return switch (formula) {
      case Formula.Product product -> joined(product.of(), " × ");
      case Formula.Difference difference ->
          term(difference.from()) + " − " + term(difference.less());
      case Formula.Quotient quotient -> term(quotient.over()) + " ÷ " + term(quotient.by());
      case Formula.Least least -> word("least", joined(least.of(), "; "));
      case Formula.Greatest greatest -> word("greatest", joined(greatest.of(), "; "));
      case Formula.Rounded rounded ->
          word(
              "quantity.rounded",
              term(rounded.of()),
              numbers.plain(rounded.step()),
              word("mode." + rounded.mode().name()));
      default -> term(formula);
    };
  }

  private String joined(List<Formula> parts, String between) {
    return parts.stream().map(this::term).collect(Collectors.joining(between));
  }

  /** A part as a number with its meaning. */
  private String term(Formula formula) {
    return switch (formula) {
      case Formula.Measured leaf -> numbers.plain(leaf.value()) + " " + leaf.unit().symbol();
      case Formula.Price price ->
          word(
              price.period() == null ? "price" : "price.period",
              numbers.money(price.value()),
              unit(price.per()),
              price.period(),
              days.format(price.from()));
      case Formula.Fact fact ->
          word(
              "fact." + fact.what().name(),
              numbers.plain(fact.value()),
              fact.name() == null ? "" : fact.name());
      case Formula.Carried carried ->
          word(
              "carried." + carried.what().name(),
              numbers.plain(carried.value()),
              carried.since() == null ? "" : days.format(carried.since()));
      case Formula.LineAmount other ->
          word("line", name(other.line()), numbers.money(other.value()));
      default -> numbers.plain(formula.value());
    };
  }

  private String unit(Unit unit) {
    return switch (unit) {
      case DAY, MONTH, YEAR -> word("unit." + unit.name());
      default -> unit.symbol();
    };
  }

  private String name(String line) {
    return rated.lines().stream()
        .filter(each -> each.id().equals(line))
        .map(each -> each.nameIn(locale.getLanguage()))
        .findFirst()
        .orElseGet(
            () ->
                rated.taxes().stream()
                    .filter(each -> each.id().equals(line))
                    .map(each -> each.nameIn(locale.getLanguage()))
                    .findFirst()
                    .orElse(line));
  }

  private String measured(Formula.Measured leaf) {
    Measure measure = leaf.measure();
    Instant at = measure.at();
    String said =
        word(
            "measured." + measure.what().name(),
            numbers.plain(leaf.value()) + " " + leaf.unit().symbol(),
            measure.channel(),
            range(measure.from(), measure.to()),
            measure.window() == null ? "" : measure.window(),
            measure.tier() == null ? "" : measure.tier(),
            measure.index() == null ? "" : measure.index());
    if (measure.period() != null) {
      said += word("measured.period", measure.period());
    }
    return at == null ? said : said + word("measured.at", moments.format(at));
  }

  private String tier(TierPart part) {
    Exact end = part.upTo();
    String range =
        end == null
            ? word("tier.beyond", part.tier(), numbers.plain(part.from()))
            : word("tier.upTo", part.tier(), numbers.plain(part.from()), numbers.plain(end));
    Exact blocks = part.blocks();
    String units =
        blocks == null
            ? numbers.plain(part.quantity())
            : word("tier.blocks", numbers.plain(part.quantity()), numbers.plain(blocks));
    String flat = part.flat().isZero() ? "" : " + " + numbers.money(part.flat());
    return range
        + ": "
        + units
        + " × "
        + numbers.money(part.price())
        + flat
        + " = "
        + numbers.plain(part.amount());
  }

  private String range(LocalDate from, LocalDate to) {
    LocalDate last = to.minusDays(1);
    return last.equals(from)
        ? days.format(from)
        : word("range", days.format(from), days.format(last));
  }

  /**
   * @throws MissingResourceException when a bundle lacks a word; a test holds that none does
   */
  private String word(String key, @Nullable Object... of) {
    return new MessageFormat(words.getString(key), locale).format(of);
  }

  private static String indent(int depth) {
    return "  ".repeat(depth);
  }
}
