package org.wattline.commands.rate;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.ContextJson;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.explain.Explanation;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.RatedJson;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Base;
import org.wattline.rating.usage.Usage;

/** {@code infra/rate}: prices a file of usage by a tariff, or by several to compare them. */
public final class RateCommand {
  /** All of it was priced. */
  static final int DONE = 0;

  /** Something could not be priced; what, and why, was printed. */
  static final int INCOMPLETE = 1;

  /** The command line is not right. */
  static final int USAGE = 2;

  /** A file cannot be read or is wrong. */
  static final int FILE = 4;

  private static final String HELP =
      """
      infra/rate --tariff FILE --usage FILE --from DAY --to DAY [...]
      What usage costs by a tariff.

        --tariff FILE         a tariff (wattline-tariff/1) or a rate of the Utility
                              Rate Database; several times: compares them
        --zone ZONE           the zone of such a rate, which names none
        --base FILE           a tariff that others inherit from, not priced itself
        --usage FILE          CSV with a time and kWh (import, export,
                              reactive_kvarh), Green Button or any other meter data
                              file, or wattline-usage/1 JSON
        --channel NAME=REGISTER
                              a register (E2) or a column that holds a channel of
                              the tariff (controlled)
        --from DAY --to DAY   the first day, and the first day after
        --account FILE        what is known of the account: class, attributes,
                              overrides, carry-over (JSON)
        --prices INDEX=FILE   values of an index: lines of time,price; of date,price
                              where a price holds until the next
        --events NAME=FILE    events: lines of begin,end,set
        --explain [COMPONENT] how each line came about
        --json                the rated bill with its proofs, and nothing else
        --locale TAG          en, nl or fr, with a country for its numbers: nl-BE

      Exit status: 0 priced, 1 something could not be priced (the reason is printed),
      2 command line not right, 3 no JDK 25, 4 a file cannot be read or is wrong.\
      """;

  private final PrintStream answer;
  private final PrintStream errors;
  private final Rating rating;

  RateCommand(PrintStream answer, PrintStream errors, Rating rating) {
    this.answer = answer;
    this.errors = errors;
    this.rating = rating;
  }

  /** What files say is shown, and never obeyed: control characters do not reach the terminal. */
  private static void say(PrintStream to, String text) {
    to.println(text.replaceAll("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\n]]", " "));
  }

  private void say(String text) {
    say(answer, text);
  }

  /** How a bill is made: tests have each one counted a second time. */
  @FunctionalInterface
  interface Rating {
    Rated rate(
        Tariff tariff, ReferenceData data, LocalDateRange days, Usage usage, RatingContext account);
  }

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new RateCommand(out, err, RateCommand::rate).run(Arrays.asList(args)));
  }

  /** Runs a command line and returns the exit status. */
  int run(List<String> line) {
    if (line.isEmpty() || line.contains("--help") || line.getFirst().equals("help")) {
      answer.println(HELP);
      return line.isEmpty() ? USAGE : DONE;
    }
    try {
      return run(RateArguments.of(line));
    } catch (RateCommandException told) {
      say(errors, String.valueOf(told.getMessage()));
      return told.exitStatus();
    }
  }

  private record Priced(Tariff tariff, Rated rated) {
    String name(Locale locale) {
      return tariff.document().nameIn(locale.getLanguage());
    }
  }

  private int run(RateArguments arguments) {
    List<Tariff> tariffs =
        arguments.tariffs().stream().map(file -> tariff(file, arguments)).toList();
    RatingContext account = account(arguments);
    ZoneId zone = tariffs.getFirst().document().zone();
    Usage usage = UsageFile.read(arguments.usage(), zone, arguments.registers());
    ReferenceData data = ReferenceData.none();
    for (Map.Entry<String, Path> each : arguments.prices().entrySet()) {
      data = PriceFile.read(each.getValue(), zone, each.getKey(), data);
    }
    for (Map.Entry<String, Path> each : arguments.events().entrySet()) {
      data = data.withEvents(each.getKey(), EventFile.read(each.getValue(), zone));
    }
    for (Path base : arguments.bases()) {
      data = data.withTariff(tariff(base, arguments).document());
    }
    for (Tariff tariff : tariffs) {
      data = data.withTariff(tariff.document());
    }
    for (int i = 0; i < tariffs.size(); i++) {
      requireBases(arguments.tariffs().get(i), tariffs.get(i), data);
    }
    List<Priced> priced = new ArrayList<>();
    for (int i = 0; i < tariffs.size(); i++) {
      Path file = arguments.tariffs().get(i);
      try {
        priced.add(
            new Priced(
                tariffs.get(i),
                rating.rate(tariffs.get(i), data, arguments.days(), usage, account)));
      } catch (IllegalArgumentException | ArithmeticException impossible) {
        throw RateCommandException.file(file + ": " + impossible.getMessage());
      }
    }
    print(arguments, priced, usage);
    return priced.stream().allMatch(each -> each.rated().isComplete()) ? DONE : INCOMPLETE;
  }

  private static Rated rate(
      Tariff tariff, ReferenceData data, LocalDateRange days, Usage usage, RatingContext account) {
    return tariff.resolve(data, days).rate(usage, account);
  }

  private Tariff tariff(Path file, RateArguments arguments) {
    return TariffFile.read(file, arguments.zone(), sentence -> say(errors, sentence));
  }

  /** The lists that a tariff inherits from are given, and have what it takes from them. */
  private static void requireBases(Path file, Tariff tariff, ReferenceData data) {
    Base base = tariff.document().base();
    if (base != null && !data.tariffs().containsKey(base.tariff())) {
      throw RateCommandException.file(
          file + " inherits from tariff '" + base.tariff() + "': give its file with --base.");
    }
    try {
      tariff.check(data);
    } catch (InvalidJsonException unfit) {
      throw RateCommandException.file(
          file + " does not fit the list that it inherits from:\n" + unfit.getMessage());
    } catch (IllegalArgumentException missing) {
      throw RateCommandException.file(
          file + " inherits from a list that is not there: " + missing.getMessage());
    }
  }

  private static RatingContext account(RateArguments arguments) {
    Path file = arguments.account();
    if (file == null) {
      return RatingContext.empty();
    }
    try {
      return ContextJson.read(InputFile.text(file, 1L << 20));
    } catch (InvalidJsonException invalid) {
      throw RateCommandException.file(
          file + " does not describe an account:\n" + invalid.getMessage());
    }
  }

  private void print(RateArguments arguments, List<Priced> priced, Usage usage) {
    if (arguments.json()) {
      String all = String.join(",\n", priced.stream().map(RateCommand::json).toList());
      answer.println(priced.size() == 1 ? all : "[" + all + "]");
      return;
    }
    if (priced.size() > 1) {
      compare(arguments.locale(), priced).forEach(this::say);
      if (!arguments.explain()) {
        refused(arguments.locale(), priced);
        absent(arguments.locale(), priced, usage);
        return;
      }
    }
    for (Priced each : priced) {
      new BillTable(each.rated(), arguments.locale())
          .lines(each.name(arguments.locale()))
          .forEach(this::say);
      absent(arguments.locale(), List.of(each), usage);
      if (arguments.explain()) {
        explain(arguments, each.rated());
      }
    }
  }

  /** Why a tariff is not priced whole, below the ranking. */
  private void refused(Locale locale, List<Priced> priced) {
    for (Priced each : priced) {
      for (String reason : new BillTable(each.rated(), locale).refused()) {
        say(each.name(locale) + ": " + reason);
      }
    }
  }

  /** Channels that the usage does not have at all: more than a gap, and mended otherwise. */
  private void absent(Locale locale, List<Priced> priced, Usage usage) {
    priced.stream()
        .flatMap(each -> each.rated().refusals().stream())
        .map(each -> each instanceof Refusal.MissingUsage missing ? missing.channel() : "")
        .filter(channel -> !channel.isEmpty() && !usage.channels().containsKey(channel))
        .distinct()
        .forEach(
            channel -> say(BillTable.words(locale).getString("absent").replace("{0}", channel)));
  }

  private static String json(Priced priced) {
    return RatedJson.write(priced.rated());
  }

  private void explain(RateArguments arguments, Rated rated) {
    Explanation explanation = new Explanation(rated, arguments.locale());
    String only = arguments.component();
    if (only != null && rated.linesOf(only).isEmpty()) {
      List<String> known = rated.lines().stream().map(Line::component).distinct().toList();
      throw RateCommandException.usage(
          "There is no line of '" + only + "'; there are " + String.join(", ", known) + ".");
    }
    for (Line line : rated.lines()) {
      if (only == null || line.component().equals(only)) {
        answer.println();
        explanation.of(line).forEach(this::say);
      }
    }
    if (only == null) {
      rated
          .taxes()
          .forEach(
              tax -> {
                answer.println();
                explanation.of(tax).forEach(this::say);
              });
    }
  }

  /**
   * The tariffs by what they cost, the cheapest first; what could not be priced whole comes last.
   * Amounts of different currencies are not compared: each currency has a ranking of its own.
   */
  private static List<String> compare(Locale locale, List<Priced> priced) {
    ResourceBundle words = BillTable.words(locale);
    List<Currency> currencies =
        priced.stream().map(each -> each.rated().currency()).distinct().toList();
    List<String> lines = new ArrayList<>();
    for (Currency currency : currencies) {
      List<Priced> ranked =
          priced.stream()
              .filter(each -> each.rated().currency().equals(currency))
              .sorted(
                  Comparator.comparing((Priced each) -> !each.rated().isComplete())
                      .thenComparing(each -> each.rated().total()))
              .toList();
      Exact cheapest = ranked.getFirst().rated().total();
      ranked.forEach(each -> lines.add(row(words, locale, each, cheapest)));
    }
    return lines;
  }

  private static String row(ResourceBundle words, Locale locale, Priced each, Exact cheapest) {
    Rated rated = each.rated();
    BillTable table = new BillTable(rated, locale);
    String more =
        !rated.isComplete()
            ? words.getString("incomplete")
            : rated.total().compareTo(cheapest) > 0
                ? "+ " + table.money(rated.total().minus(cheapest))
                : "";
    return String.format(
            Locale.ROOT,
            "  %-40s %14s %s  %s",
            each.name(locale),
            table.money(rated.total()),
            rated.currency().getCurrencyCode(),
            more)
        .stripTrailing();
  }
}
