package org.wattline.rating.tariff;

import java.util.List;
import java.util.Set;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.json.JsonDocument;
import org.wattline.rating.json.JsonProblem;
import org.wattline.rating.json.Problems;

/** Reads and writes tariffs as JSON; the schema and the reference page come from here too. */
public final class TariffJson {
  /** The most characters that a tariff may have. */
  public static final int MAX_CHARACTERS = 2_000_000;

  /** What the schema calls itself. */
  public static final String SCHEMA_ID = "urn:wattline:schema:tariff-1";

  private static final JsonDocument<TariffDocument> DOCUMENT =
      JsonDocument.written(TariffDocument.class, SCHEMA_ID, MAX_CHARACTERS);

  private TariffJson() {}

  /**
   * Reads a tariff.
   *
   * @throws InvalidJsonException with everything that is wrong with it, each with a JSON pointer
   *     and a sentence
   */
  public static TariffDocument read(String json) {
    TariffDocument tariff = DOCUMENT.read(json);
    check(tariff);
    return tariff;
  }

  /**
   * Checks a tariff that was made in memory as {@link #read} checks one.
   *
   * @throws InvalidJsonException with everything that is wrong with it
   */
  public static void check(TariffDocument tariff) {
    Problems problems = new Problems();
    new TariffCheck(tariff, tariff, problems).check();
    problems.throwIfAny();
  }

  /**
   * What does not fit between a tariff and what it inherits, each with a pointer into the tariff.
   *
   * @param parent the base list, with all that it inherits itself
   * @param merged the tariff with all that it inherits
   */
  public static List<JsonProblem> problems(
      TariffDocument tariff, TariffDocument parent, TariffDocument merged) {
    Problems problems = new Problems();
    Base base = tariff.base();
    if (base != null) {
      new BaseCheck(tariff, parent, problems).check(base);
    }
    new TariffCheck(merged, tariff, problems).check();
    return problems.found();
  }

  /**
   * What does not fit between a tariff and the components that one account has beside it, each with
   * a pointer into the account.
   *
   * @param tariff with all that it inherits
   */
  public static List<JsonProblem> problems(TariffDocument tariff, List<Component> extras) {
    Problems problems = new Problems();
    new TariffCheck(tariff, tariff, problems).checkExtras(extras);
    return problems.found();
  }

  /** The tariff as indented JSON; reading it gives an equal tariff. */
  public static String write(TariffDocument tariff) {
    return DOCUMENT.write(tariff);
  }

  /** The JSON Schema that tariffs follow. */
  public static String schema() {
    return DOCUMENT.schema();
  }

  /** The reference page. */
  public static String reference(List<String> introduction) {
    return DOCUMENT.reference("Tariff reference", introduction);
  }

  /** The names of the sections of the reference page. */
  public static Set<String> sections() {
    return DOCUMENT.sections();
  }
}
