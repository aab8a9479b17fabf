package org.wattline.commands.tenant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The words of a command line: options with a value, switches, and the rest in order. */
final class Arguments {
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> switches = new HashSet<>();
  private final List<String> words = new ArrayList<>();

  private Arguments() {}

  /**
   * Reads a command line. {@code --name value} and {@code --name=value} are the same.
   *
   * @param withValue the options that take a value
   * @param alone the switches
   * @throws TenantCommandException for an option that is not known, twice or without its value
   */
  static Arguments of(List<String> line, Set<String> withValue, Set<String> alone) {
    Arguments arguments = new Arguments();
    List<String> rest = new ArrayList<>(line);
    while (!rest.isEmpty()) {
      String word = rest.removeFirst();
      if (!word.startsWith("--") || word.equals("--")) {
        arguments.words.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (alone.contains(name) && equals < 0) {
        arguments.switches.add(name);
      } else if (withValue.contains(name)) {
        if (equals < 0 && rest.isEmpty()) {
          throw TenantCommandException.usage(name + " needs a value.");
        }
        String value = equals < 0 ? rest.removeFirst() : word.substring(equals + 1);
        if (arguments.values.put(name, value) != null) {
          throw TenantCommandException.usage(name + " is given twice.");
        }
      } else {
        Set<String> known = new TreeSet<>(withValue);
        known.addAll(alone);
        throw TenantCommandException.usage(
            name + " is not known here. Known are " + String.join(" ", known) + ".");
      }
    }
    return arguments;
  }

  boolean has(String name) {
    return switches.contains(name);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A value that must be given. */
  String need(String name, String what) {
    return value(name)
        .orElseThrow(() -> TenantCommandException.usage("Give " + name + ": " + what + "."));
  }

  /** A whole number of a range. */
  Optional<Integer> number(String name, int least, int most) {
    return value(name)
        .map(
            text -> {
              if (text.matches("\\d{1,7}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                  return number;
                }
              }
              throw TenantCommandException.usage(
                  String.format(
                      Locale.ROOT,
                      "%s is a whole number from %d to %d, not '%s'.",
                      name,
                      least,
                      most,
                      text));
            });
  }

  List<String> words() {
    return List.copyOf(words);
  }

  /** The one word that must be there. */
  String word(String what) {
    if (words.size() != 1) {
      throw TenantCommandException.usage(
          words.isEmpty()
              ? "Name " + what + "."
              : "Name one: " + what + ", not " + String.join(" ", words) + ".");
    }
    return words.getFirst();
  }

  /** Refuses words where there are none. */
  void noWords() {
    if (!words.isEmpty()) {
      throw TenantCommandException.usage("'" + words.getFirst() + "' is not expected here.");
    }
  }
}
