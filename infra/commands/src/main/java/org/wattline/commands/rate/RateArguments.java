package org.wattline.commands.rate;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.ResolvedTariff;

/**
 * A command line of {@code infra/rate}.
 *
 * @param tariffs one or more tariffs; several are compared
 * @param bases tariffs that are only inherited from
 * @param usage what was used
 * @param days the days to price
 * @param account what is known of the account; nothing when absent
 * @param prices files of index values by the name of the index
 * @param events files of events by their name
 * @param registers names of channels by the register or column that holds them
 * @param zone the zone of rates that name none; nothing when absent
 * @param json whether the answer is JSON
 * @param explain whether lines are explained
 * @param component the only component to explain; every one when absent
 * @param locale the language of the answer
 */
record RateArguments(
    List<Path> tariffs,
    List<Path> bases,
    Path usage,
    LocalDateRange days,
    @Nullable Path account,
    Map<String, Path> prices,
    Map<String, Path> events,
    Map<String, String> registers,
    @Nullable ZoneId zone,
    boolean json,
    boolean explain,
    @Nullable String component,
    Locale locale) {
  /** The most tariffs that are compared at once. */
  static final int MAX_TARIFFS = 100;

  private static final int MOST_YEAR = 9999;

  private static final List<String> LANGUAGES = List.of("en", "nl", "fr");

  /**
   * @throws RateCommandException for an option that is not known, lacks its value or is missing
   */
  static RateArguments of(List<String> line) {
    List<Path> tariffs = new ArrayList<>();
    List<Path> bases = new ArrayList<>();
    Map<String, String> once = new LinkedHashMap<>();
    Map<String, Path> prices = new LinkedHashMap<>();
    Map<String, Path> events = new LinkedHashMap<>();
    Map<String, String> registers = new LinkedHashMap<>();
    boolean json = false;
    boolean explain = false;
    for (int i = 0; i < line.size(); i++) {
      String word = line.get(i);
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      switch (name) {
        case "--json" -> json = true;
        case "--explain" -> {
          explain = true;
          if (equals > 0) {
            once.put(name, word.substring(equals + 1));
          } else if (i + 1 < line.size() && !line.get(i + 1).startsWith("--")) {
            once.put(name, line.get(++i));
          }
        }
        case "--tariff",
            "--base",
            "--usage",
            "--from",
            "--to",
            "--account",
            "--prices",
            "--events",
            "--channel",
            "--zone",
            "--locale" -> {
          if (equals < 0 && i + 1 == line.size()) {
            throw RateCommandException.usage(name + " needs a value.");
          }
          String value = equals < 0 ? line.get(++i) : word.substring(equals + 1);
          if (name.equals("--tariff")) {
            tariffs.add(Path.of(value));
          } else if (name.equals("--base")) {
            bases.add(Path.of(value));
          } else if (name.equals("--prices")) {
            addNamed("--prices", "INDEX", value, prices);
          } else if (name.equals("--events")) {
            addNamed("--events", "NAME", value, events);
          } else if (name.equals("--channel")) {
            addRegister(value, registers);
          } else if (once.put(name, value) != null) {
            throw RateCommandException.usage(name + " is given twice.");
          }
        }
        default ->
            throw RateCommandException.usage(
                "'" + word + "' is not known here; try infra/rate --help.");
      }
    }
    if (tariffs.isEmpty() || tariffs.size() > MAX_TARIFFS) {
      throw RateCommandException.usage("Give --tariff FILE, once to " + MAX_TARIFFS + " times.");
    }
    String account = once.get("--account");
    return new RateArguments(
        List.copyOf(tariffs),
        List.copyOf(bases),
        Path.of(required(once, "--usage", "FILE")),
        days(once),
        account == null ? null : Path.of(account),
        prices,
        events,
        registers,
        zone(once.get("--zone")),
        json,
        explain,
        once.get("--explain"),
        locale(once.getOrDefault("--locale", "en")));
  }

  private static Locale locale(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    if (!LANGUAGES.contains(locale.getLanguage())) {
      throw RateCommandException.usage(
          "--locale is en, nl or fr, with a country if you like (nl-BE), not '" + tag + "'.");
    }
    return locale;
  }

  private static @Nullable ZoneId zone(@Nullable String name) {
    try {
      return name == null ? null : ZoneId.of(name);
    } catch (DateTimeException noZone) {
      throw RateCommandException.usage("--zone is a zone like America/Denver, not '" + name + "'.");
    }
  }

  private static void addNamed(String option, String what, String value, Map<String, Path> files) {
    int equals = value.indexOf('=');
    if (equals < 1) {
      throw RateCommandException.usage(
          option + " is written " + what + "=FILE, not '" + value + "'.");
    }
    files.put(value.substring(0, equals), Path.of(value.substring(equals + 1)));
  }

  private static void addRegister(String value, Map<String, String> registers) {
    int equals = value.indexOf('=');
    if (equals < 1 || equals == value.length() - 1) {
      throw RateCommandException.usage(
          "--channel is written NAME=REGISTER, as controlled=E2, not '" + value + "'.");
    }
    if (registers.put(value.substring(equals + 1), value.substring(0, equals)) != null) {
      throw RateCommandException.usage(
          "--channel names '" + value.substring(equals + 1) + "' twice.");
    }
  }

  private static String required(Map<String, String> once, String name, String what) {
    String value = once.get(name);
    if (value == null) {
      throw RateCommandException.usage("Give " + name + " " + what + ".");
    }
    return value;
  }

  private static LocalDateRange days(Map<String, String> once) {
    LocalDate from = day(once, "--from");
    LocalDate to = day(once, "--to");
    if (!from.isBefore(to)) {
      throw RateCommandException.usage(
          "--to is the first day after the bill: it must be later than --from " + from + ".");
    }
    LocalDateRange days = new LocalDateRange(from, to);
    if (days.days() > ResolvedTariff.MAX_DAYS) {
      throw RateCommandException.usage(
          String.format(
              Locale.ROOT,
              "--from %s --to %s are %d days; a bill has at most %d days.",
              from,
              to,
              days.days(),
              ResolvedTariff.MAX_DAYS));
    }
    return days;
  }

  private static LocalDate day(Map<String, String> once, String name) {
    String value = required(once, name, "YYYY-MM-DD");
    try {
      LocalDate day = LocalDate.parse(value);
      if (day.getYear() > 0 && day.getYear() < MOST_YEAR) {
        return day;
      }
    } catch (DateTimeException noDay) {
      // told below
    }
    throw RateCommandException.usage(name + " is a day like 2026-01-31, not '" + value + "'.");
  }
}
