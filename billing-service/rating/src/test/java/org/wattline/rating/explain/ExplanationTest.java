package org.wattline.rating.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Finer;
import org.wattline.rating.result.Lacking;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.result.Unfit;
import org.wattline.rating.torture.TortureVector;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.rating.usage.Usage;

class ExplanationTest {
  private static final LocalDateRange JANUARY = LocalDateRange.parse("2025-01-01/2025-02-01");

  @Test
  void anAmountIsExplainedStepByStepDownToItsReadings() {
    assertThat(explained(Locale.ENGLISH))
        .containsExactly(
            "Energy, January 1, 2025 to January 31, 2025",
            "  measured on import, January 1, 2025 to January 31, 2025: 1,300.5 kWh",
            "    tier 1, from 0 to 1,000: 1,000 × € 0.25 = 250",
            "    tier 2, beyond 1,000: 300.5 × € 0.305 = 91.6525",
            "  by tiers = 341.6525",
            "  rounded once, to 0.01 (a tie away from zero); on the bill: € 341.65",
            "  under VAT at 6 %",
            "  rests on 1 register readings of import, January 1, 2025 to January 31, 2025");
  }

  @Test
  void asATreeTheFormulaComesFirstWithWhatItWasMadeOfBelowIt() {
    Rated rated = rated();

    Told told = new Explanation(rated, Locale.ENGLISH).told(rated.lines().getFirst());

    assertThat(told.sentence()).isEqualTo("Energy, January 1, 2025 to January 31, 2025");
    assertThat(told.parts())
        .extracting(Told::sentence)
        .containsExactly(
            "by tiers = 341.6525",
            "rounded once, to 0.01 (a tie away from zero); on the bill: € 341.65",
            "under VAT at 6 %");
    assertThat(told.parts().getFirst().parts())
        .extracting(Told::sentence)
        .containsExactly(
            "measured on import, January 1, 2025 to January 31, 2025: 1,300.5 kWh",
            "tier 1, from 0 to 1,000: 1,000 × € 0.25 = 250",
            "tier 2, beyond 1,000: 300.5 × € 0.305 = 91.6525");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "nl", "fr"})
  void theTreeSaysEverySentenceOfTheListButForWhatItRestsOn(String language) {
    for (TortureVector vector : TortureVector.all()) {
      Rated rated =
          Verified.rate(
              Tariff.of(vector.tariff()),
              vector.reference(),
              vector.period(),
              vector.usage(),
              vector.context());
      Explanation explanation = new Explanation(rated, Locale.forLanguageTag(language));
      for (Line line : rated.lines()) {
        List<String> list = explanation.of(line).stream().map(String::strip).sorted().toList();
        List<String> tree = sentences(explanation.told(line)).sorted().toList();

        assertThat(list).as(line.id()).containsAll(tree);
        assertThat(tree).hasSize(list.size() - line.evidence().size());
      }
    }
  }

  private static Stream<String> sentences(Told told) {
    return Stream.concat(
        Stream.of(told.sentence()), told.parts().stream().flatMap(ExplanationTest::sentences));
  }

  @Test
  void theSameIsSaidInTheReadersLanguageWithItsNumbers() {
    assertThat(explained(Locale.forLanguageTag("nl-BE")))
        .contains("    schijf 1, van 0 tot 1.000: 1.000 × € 0,25 = 250", "  onder Btw aan 6 %");
    assertThat(explained(Locale.forLanguageTag("fr-BE")).getFirst())
        .isEqualTo("Energie, du 1 janvier 2025 au 31 janvier 2025");
    assertThat(explained(Locale.forLanguageTag("de-DE")))
        .contains("  by tiers = 341,6525", "  under VAT at 6 %");
  }

  @Test
  void aTaxIsExplainedByItsBaseAndRate() {
    Rated rated = rated();

    assertThat(new Explanation(rated, Locale.ENGLISH).of(rated.taxes().getFirst()))
        .containsExactly(
            "VAT",
            "  € 341.65 × 6 % = € 20.499",
            "  rounded once, to 0.01 (a tie away from zero); on the bill: € 20.50");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "nl", "fr"})
  void everyLineOfTheTortureSetCanBeExplainedAndEndsInItsAmount(String language) {
    Locale locale = Locale.forLanguageTag(language);
    for (TortureVector vector : TortureVector.all()) {
      Rated rated =
          Verified.rate(
              Tariff.of(vector.tariff()),
              vector.reference(),
              vector.period(),
              vector.usage(),
              vector.context());
      Explanation explanation = new Explanation(rated, locale);
      String currency = rated.currency().getSymbol(locale);
      for (Line line : rated.lines()) {
        List<String> said = explanation.of(line);
        String printed = new Numbers(locale, rated.currency()).money(line.amount());
        assertThat(said).as(vector.id()).anyMatch(each -> each.endsWith(printed));
        assertThat(said).as(vector.id()).noneMatch(each -> each.contains("null"));
        assertThat(printed).startsWith(currency);
      }
      rated.taxes().forEach(tax -> assertThat(explanation.of(tax)).hasSize(3));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr"})
  void everyLanguageHasEveryWordWithTheSameBlanks(String language) throws IOException {
    Properties english = bundle("");
    Properties other = bundle("_" + language);

    assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(blanks(other.getProperty(key)))
          .as(key)
          .isEqualTo(blanks(english.getProperty(key)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "en | import has no values in one gap, from January 1, 2025",
        "nl | import heeft geen waarden in één gat, van 1 januari 2025",
        "fr | import n'a pas de valeurs dans un intervalle, du 1 janvier 2025"
      })
  void aRefusalIsSaidInTheReadersLanguage(String language, String said) {
    Rated rated = rated(Usage.none());

    String explained = new Explanation(rated, Locale.of(language)).of(rated.refusals().getFirst());

    assertThat(explained).startsWith(said);
  }

  @Test
  void everyKindOfRefusalHasItsSentence() {
    LocalDate day = LocalDate.of(2025, 1, 1);
    Explanation english = new Explanation(rated(), Locale.ENGLISH);

    assertThat(
            Stream.of(
                    new Refusal.MissingPrice("e", "peak", day, day.plusDays(1)),
                    new Refusal.MissingTaxRate("e", "vat", "standard", day, day.plusDays(31)),
                    new Refusal.MissingHistory("e", List.of(day)),
                    new Refusal.MissingAttribute("e", "kw", day),
                    new Refusal.MissingReference("e", Lacking.EVENTS, "cp"),
                    new Refusal.TooCoarse("e", "import", 0, Finer.WINDOW, "", 15),
                    new Refusal.TooCoarse("e", "import", 60, Finer.INDEX, "spot", 15),
                    new Refusal.Depends("e", List.of("a", "b")),
                    new Refusal.NotApplicable("", Unfit.CLASS, day, "", "business", ""))
                .map(english::of))
        .containsExactly(
            "there is no price for January 1, 2025, in peak",
            "tax vat has no rate for standard, January 1, 2025 to January 31, 2025",
            "the peaks of the cycles from January 1, 2025 are not known",
            "the account has no number kw on January 1, 2025",
            "the reference data has no events cp",
            "the values of import, registers, are too coarse; the tariff needs intervals that"
                + " divide a window of 15 minutes",
            "the values of import, 60 minutes each, are too coarse; the tariff needs intervals of"
                + " 15 minutes, as index spot has",
            "it is computed from a, b, refused themselves",
            "the tariff is for business, and on January 1, 2025 the account is of no class");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "nl", "fr"})
  void everyReasonOfARefusalIsSaidInTheReadersLanguage(String language) {
    LocalDate day = LocalDate.of(2025, 1, 1);
    Explanation explanation = new Explanation(rated(), Locale.of(language));
    List<Refusal> all = new ArrayList<>();
    for (Lacking what : Lacking.values()) {
      all.add(new Refusal.MissingReference("e", what, "named"));
    }
    for (Finer needed : Finer.values()) {
      all.add(new Refusal.TooCoarse("e", "import", 60, needed, "named", 15));
    }
    for (Unfit why : Unfit.values()) {
      boolean dated = why == Unfit.TOO_EARLY || why == Unfit.TOO_LATE;
      all.add(
          new Refusal.NotApplicable("", why, day, "kw", dated ? "2025-01-01" : "12345", "67890"));
    }

    List<String> said = all.stream().map(explanation::of).toList();

    assertThat(said).doesNotHaveDuplicates().noneMatch(sentence -> sentence.contains("{"));
    assertThat(said).filteredOn(sentence -> sentence.contains("named")).hasSize(15);
    assertThat(said).filteredOn(sentence -> sentence.contains("12")).hasSizeGreaterThan(6);
    if (!language.equals("en")) {
      assertThat(said)
          .noneMatch(sentence -> sentence.contains(" the ") || sentence.contains("for "));
    }
  }

  private static Properties bundle(String suffix) throws IOException {
    Properties words = new Properties();
    try (InputStream file =
        Objects.requireNonNull(
            Explanation.class.getResourceAsStream("explanation" + suffix + ".properties"))) {
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return words;
  }

  private static Set<String> blanks(String text) {
    return Pattern.compile("\\{[0-9]}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static List<String> explained(Locale locale) {
    Rated rated = rated();
    return new Explanation(rated, locale).of(rated.lines().getFirst());
  }

  private static Rated rated() {
    RegisterTotal register =
        new RegisterTotal(
            LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 1), null, Exact.parse("1300.5"));
    return rated(new Usage(Map.of("import", ChannelUsage.ofRegisters(List.of(register)))));
  }

  private static Rated rated(Usage usage) {
    String json =
        "{'format':'wattline-tariff/1','id':'t','name':'T','currency':'EUR','zone':'Europe/Brussels',"
            + "'taxes':[{'id':'vat','name':'VAT','names':{'nl':'Btw','fr':'TVA'},'rates':[{'from':'2020-01-01','percent':'6'}]}],"
            + "'components':[{'kind':'energy','id':'e','name':'Energy','names':{'nl':'Energie','fr':'Energie'},"
            + "'prices':[{'from':'2024-01-01','tiers':[{'upTo':'1000','price':'0.25'},{'price':'0.305'}]}]}]}";
    return Verified.rate(
        Tariff.read(json.replace('\'', '"')),
        ReferenceData.none(),
        JANUARY,
        usage,
        RatingContext.empty());
  }
}
