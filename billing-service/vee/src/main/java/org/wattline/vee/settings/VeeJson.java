package org.wattline.vee.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.json.JsonDocument;
import org.wattline.rating.json.Problems;
import org.wattline.vee.rules.Rule;

/** Reads and writes settings as JSON; the schema and the reference page come from here too. */
public final class VeeJson {
  /** The most characters of a document: forty profiles are a million. */
  public static final int MAX_CHARACTERS = 2_000_000;

  /** What nobody may switch off: without them a wrong bill looks right. */
  public static final List<String> CRITICAL = List.of("missing", "range");

  private static final JsonDocument<VeeSettings> DOCUMENT =
      JsonDocument.written(VeeSettings.class, "urn:wattline:schema:vee-1", MAX_CHARACTERS);

  private VeeJson() {}

  /**
   * Reads settings.
   *
   * @throws InvalidJsonException with everything that is wrong, each with a JSON pointer and a
   *     sentence
   */
  public static VeeSettings read(String json) {
    VeeSettings settings = DOCUMENT.read(json);
    Problems problems = new Problems();
    check(settings, problems);
    problems.throwIfAny();
    return settings;
  }

  /** The settings as indented JSON; reading it gives equal settings. */
  public static String write(VeeSettings settings) {
    return DOCUMENT.write(settings);
  }

  /** The JSON Schema that settings follow. */
  public static String schema() {
    return DOCUMENT.schema();
  }

  /** The reference page. */
  public static String reference(List<String> introduction) {
    return DOCUMENT.reference("Settings of validation and estimation", introduction);
  }

  /** What holds until a supplier sets something else. */
  public static String defaults() {
    try (InputStream in =
        Objects.requireNonNull(
            VeeJson.class.getResourceAsStream("/org/wattline/vee/defaults.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(VeeSettings settings, Problems problems) {
    Set<String> profiles = new HashSet<>();
    for (int i = 0; i < settings.profiles().size(); i++) {
      String code = settings.profiles().get(i).code();
      if (!profiles.add(code)) {
        problems.add("/profiles/" + i + "/code", "A profile '" + code + "' is there already");
      }
    }
    Set<String> names = new HashSet<>();
    int last = settings.classes().size() - 1;
    for (int i = 0; i <= last; i++) {
      PointClass each = settings.classes().get(i);
      String pointer = "/classes/" + i;
      if (!names.add(each.name())) {
        problems.add(pointer + "/name", "A class '" + each.name() + "' is there already");
      }
      if (i == last && !each.takesAll()) {
        problems.add(pointer, "The last class takes every channel: it has no conditions");
      }
      if (i < last && each.takesAll()) {
        problems.add(pointer, "It takes every channel, so no class after it is ever used");
      }
      var estimating = each.estimating();
      if (estimating != null
          && estimating.profile() != null
          && !profiles.contains(estimating.profile())) {
        problems.add(
            pointer + "/estimating/profile",
            "There is no profile '" + estimating.profile() + "' in 'profiles'");
      }
      rules(each.rules(), pointer + "/rules", problems);
    }
  }

  private static void rules(List<Rule> rules, String pointer, Problems problems) {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      if (!codes.add(rule.code())) {
        problems.add(pointer + "/" + i, "The rule '" + rule.code() + "' is listed twice");
      }
      if (CRITICAL.contains(rule.code()) && !rule.handling().on()) {
        problems.add(
            pointer + "/" + i + "/on", "The rule '" + rule.code() + "' cannot be switched off");
      }
    }
    for (String critical : CRITICAL) {
      if (!codes.contains(critical)) {
        problems.add(pointer, "The rule '" + critical + "' cannot be left out");
      }
    }
  }
}
