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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.Unit;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Measure;
import org.wattline.rating.proof.MeasureSource;
import org.wattline.rating.proof.TierPart;
import org.wattline.rating.result.Evidence;
import org.wattline.rating.result.Gap;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.Refusal;
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
    step(line.formula(), 1).say(1, said);
    said.add(
        indent(1)
            + rounding(
                line.unrounded(), line.step(), word("mode." + line.mode().name()), line.amount()));
    line.taxes().forEach(share -> said.add(indent(1) + tax(share.tax(), share.percent())));
    line.evidence().forEach(each -> said.add(indent(1) + evidence(each)));
    return said;
  }

  /**
   * How a line came about, as a tree: below its name and days the formula with all that it was made
   * of, its one rounding and its taxes. What it rests on is left out.
   */
  public Told told(Line line) {
    List<Told> parts = new ArrayList<>();
    parts.add(step(line.formula(), 1).told());
    parts.add(
        leaf(
            rounding(
                line.unrounded(), line.step(), word("mode." + line.mode().name()), line.amount())));
    line.taxes().forEach(share -> parts.add(leaf(tax(share.tax(), share.percent()))));
    return new Told(
        line.nameIn(locale.getLanguage()) + ", " + range(line.from(), line.to()), parts);
  }

  /** How a tax came about, as a tree. */
  public Told told(TaxLine tax) {
    List<String> said = of(tax);
    return new Told(
        said.getFirst(), said.stream().skip(1).map(sentence -> leaf(sentence.strip())).toList());
  }

  private static Told leaf(String sentence) {
    return new Told(sentence, List.of());
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
    String mode = word("mode." + tax.mode().name());
    said.add(
        indent(1)
            + (tax.together()
                ? word(
                    "amount.together", numbers.plain(tax.step()), mode, numbers.money(tax.amount()))
                : rounding(tax.unrounded(), tax.step(), mode, tax.amount())));
    return said;
  }

  /** Why something was not priced. */
  public String of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.MissingUsage r -> gaps("refusal.usage", r.channel(), r.gaps());
      case Refusal.MissingIndex r -> gaps("refusal.index", r.index(), r.gaps());
      case Refusal.MissingPrice r ->
          word("refusal.price", range(r.from(), r.to()))
              + (r.period() == null ? "" : word("measured.period", r.period()));
      case Refusal.MissingTaxRate r ->
          word("refusal.tax", r.tax(), r.category(), range(r.from(), r.to()));
      case Refusal.MissingHistory r ->
          word(
              "refusal.history", String.join(", ", r.cycles().stream().map(days::format).toList()));
      case Refusal.MissingAttribute r ->
          word("refusal.attribute", r.attribute(), days.format(r.from()));
      case Refusal.MissingReference r -> word("lacking." + r.what().name(), r.name());
      case Refusal.TooCoarse r ->
          word(
              "refusal.coarse",
              r.channel(),
              r.minutes(),
              word("finer." + r.needed().name(), r.by(), r.neededMinutes()));
      case Refusal.Depends r -> word("refusal.depends", String.join(", ", r.on()));
      case Refusal.NotApplicable r -> unfit(r);
    };
  }

  private String unfit(Refusal.NotApplicable refusal) {
    String key = "unfit." + refusal.why().name();
    return switch (refusal.why()) {
      case TOO_EARLY, TOO_LATE -> word(key, days.format(LocalDate.parse(refusal.allowed())));
      case CLASS ->
          word(
              refusal.has().isEmpty() ? "unfit.NO_CLASS" : key,
              refusal.allowed(),
              days.format(refusal.from()),
              refusal.has());
      default ->
          word(
              key,
              refusal.attribute(),
              numbers.plain(Exact.parse(refusal.allowed())),
              days.format(refusal.from()),
              numbers.plain(Exact.parse(refusal.has())));
    };
  }

  private String gaps(String key, String of, List<Gap> gaps) {
    Gap first = gaps.getFirst();
    return word(key, of, gaps.size(), moments.format(first.from()), moments.format(first.to()));
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

  /**
   * A step and what it was made of: in the list of sentences all of that comes before it.
   *
   * @param beside on the level of the step, as the parts of a sum
   * @param below one level below it
   */
  private record Step(String sentence, List<Step> beside, List<Step> below) {
    void say(int depth, List<String> said) {
      beside.forEach(part -> part.say(depth, said));
      below.forEach(part -> part.say(depth + 1, said));
      said.add(indent(depth) + sentence);
    }

    Told told() {
      return new Told(
          sentence, Stream.concat(beside.stream(), below.stream()).map(Step::told).toList());
    }
  }

  private Step step(Formula formula, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("A formula deeper than " + MAX_DEPTH + " steps");
    }
    return switch (formula) {
      case Formula.Sum sum ->
          new Step(
              word("sum", sum.of().size(), numbers.plain(sum.value())),
              sum.of().stream().map(part -> step(part, depth)).toList(),
              List.of());
      case Formula.Tiered tiered ->
          new Step(
              word("tiers", numbers.plain(tiered.value())),
              List.of(step(tiered.quantity(), depth)),
              tiered.parts().stream()
                  .map(part -> new Step(tier(part), List.of(), List.of()))
                  .toList());
      case Formula.Measured leaf -> new Step(measured(leaf), List.of(), List.of());
      default ->
          new Step(
              expression(formula) + " " + numbers.result(formula.value()),
              List.of(),
              nested(formula).stream().map(part -> step(part, depth + 1)).toList());
    };
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
              price.per() == Unit.MONEY
                  ? "price.amount"
                  : price.period() == null ? "price" : "price.period",
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
            measure.index() == null ? "" : measure.index(),
            measure.above() == null ? "" : numbers.plain(measure.above()));
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
