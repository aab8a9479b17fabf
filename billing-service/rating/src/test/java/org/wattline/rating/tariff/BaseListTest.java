package org.wattline.rating.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.json.JsonProblem;

/** What a tariff takes from its base list is there, or its pointer says what is not. */
class BaseListTest {
  private static final String LIST =
      "'components':[{'kind':'energy','id':'energy','name':'E','calendar':'c','prices':[{'from':'2020-01-01',"
          + "'periods':{'day':{'tiers':[{'upTo':'9','price':'1'},{'price':'2'}]},'night':{'price':'1'}}}]},"
          + "{'kind':'energy','id':'extra','name':'X','prices':[{'from':'2020-01-01','marginalOf':'energy'}]},"
          + "{'kind':'one-off','id':'visit','name':'V','on':'2025-01-10','amount':'20'},"
          + "{'kind':'percentage','id':'duty','name':'D','of':['energy'],'prices':[{'from':'2020-01-01','price':'5'}]}],"
          + "'calendars':{'c':{'periods':['day','night'],'otherwise':'night','rules':[{'period':'day','times':['07:00-19:00']}]}},"
          + "'channels':{'net':{'plus':['import']}},"
          + "'taxes':[{'id':'vat','name':'VAT','rates':[{'from':'2020-01-01','percent':'6'}]}]";

  @Test
  void aTariffThatChangesWhatItsListHasIsRight() {
    Tariff tariff =
        child(
            "{'tariff':'list','omit':['visit'],'adjust':[{'factor':'0.9'},{'components':['duty'],'add':'1'}],"
                + "'overrides':[{'component':'energy','period':'day','tier':2,'from':'2025-01-01','price':'3'},"
                + "{'component':'extra','from':'2025-01-01','price':'3'}]}",
            "'components':[{'kind':'percentage','id':'more','name':'M','of':['energy','duty'],"
                + "'prices':[{'from':'2020-01-01','price':'5'}]}]");

    assertThatCode(() -> tariff.check(data())).doesNotThrowAnyException();
  }

  @Test
  void aListInAnotherCurrencyIsNone() {
    String dollars =
        "{'format':'wattline-tariff/1','id':'c','name':'C','currency':'USD','zone':'UTC',"
            + "'base':{'tariff':'list'},'components':[]}";

    assertThat(problems(Tariff.read(dollars.replace('\'', '"'))))
        .anySatisfy(
            problem -> {
              assertThat(problem.pointer()).isEqualTo("/base/tariff");
              assertThat(problem.sentence()).contains("'list' is in EUR", "none in USD");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'omit':['duty','meter'] | /base/omit/1 | no component 'meter'",
        "'adjust':[{'components':['energy','meter'],'add':'1'}] | /base/adjust/0/components/1 | no"
            + " component 'meter'",
        "'adjust':[{'components':['visit'],'factor':'2'}] | /base/adjust/0/components/0 | no dated"
            + " prices",
        "'adjust':[{'components':['extra'],'factor':'2'}] | /base/adjust/0/components/0 | highest"
            + " price of another",
        "'omit':['visit'],'adjust':[{'components':['visit'],'factor':'2'}] |"
            + " /base/adjust/0/components/0 | is omitted",
        "'overrides':[{'component':'meter','from':'2025-01-01','price':'3'}] |"
            + " /base/overrides/0/component | no component 'meter'",
        "'overrides':[{'component':'energy','period':'noon','from':'2025-01-01','price':'3'}] |"
            + " /base/overrides/0/period | no period 'noon'",
        "'overrides':[{'component':'energy','tier':3,'from':'2025-01-01','price':'3'}] |"
            + " /base/overrides/0/tier | a tier 3",
        "'overrides':[{'component':'energy','period':'night','tier':1,'from':'2025-01-01','price':'3'}]"
            + " | /base/overrides/0/tier | a tier 1",
        "'omit':['energy'] | /base/tariff | 'extra' at /prices/0/marginalOf: No energy component"
            + " 'energy'"
      })
  void whatIsNotInTheListHasItsPointer(String base, String pointer, String sentence) {
    assertThat(problems(child("{'tariff':'list'," + base + "}", "'components':[]")))
        .anySatisfy(
            problem -> {
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.sentence()).contains(sentence);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'components':[{'kind':'energy','id':'own','name':'O','calendar':'q','prices':[{'from':'2020-01-01','price':'5'}]}]"
            + " | /components/0/calendar",
        "'components':[{'kind':'energy','id':'own','name':'O','prices':[{'from':'2020-01-01','index':{'id':'spot'}}]}]"
            + " | /components/0/prices/0/index/id",
        "'components':[{'kind':'energy','id':'own','name':'O','tiering':{'demand':'kw'},'prices':[{'from':'2020-01-01','price':'5'}]}]"
            + " | /components/0/tiering/demand",
        "'components':[{'kind':'percentage','id':'own','name':'O','of':['energy','more'],'prices':[{'from':'2020-01-01','price':'5'}]}]"
            + " | /components/0/of/1",
        "'components':[{'kind':'energy','id':'own','name':'O','calendar':'c','prices':[{'from':'2020-01-01','periods':{'noon':{'price':'5'}}}]}]"
            + " | /components/0/prices/0/periods/noon",
        "'taxes':[{'id':'duty','name':'D','onTaxes':['vat','levy'],'rates':[{'from':'2020-01-01','percent':'6'}]}]"
            + " | /taxes/0/onTaxes/1",
        "'channels':{'both':{'plus':['net']}} | /channels/both/plus/0"
      })
  void whatATariffNamesHasToBeThereOrInherited(String more, String pointer) {
    assertThat(problems(child("{'tariff':'list'}", more)))
        .extracting(JsonProblem::pointer)
        .containsExactly(pointer);
  }

  @Test
  void aChannelMadeOfOneThatIsMadeOfOthersIsRefusedWithoutABaseToo() {
    assertThat(
            catchThrowableOfType(
                    InvalidJsonException.class,
                    () ->
                        read(
                            "'id':'t',"
                                + LIST.replace(
                                    "'net':{'plus':['import']}",
                                    "'net':{'plus':['import']},'both':{'plus':['net']}")))
                .problems())
        .extracting(JsonProblem::pointer)
        .containsExactly("/channels/both/plus/0");
  }

  private static List<JsonProblem> problems(Tariff tariff) {
    return catchThrowableOfType(InvalidJsonException.class, () -> tariff.check(data())).problems();
  }

  private static ReferenceData data() {
    return ReferenceData.none().withTariff(read("'id':'list'," + LIST).document());
  }

  private static Tariff child(String base, String more) {
    return read("'id':'t','base':" + base + "," + more);
  }

  private static Tariff read(String fields) {
    String json =
        "{'format':'wattline-tariff/1','name':'T','currency':'EUR','zone':'Europe/Brussels',"
            + fields
            + "}";
    return Tariff.read(json.replace('\'', '"'));
  }
}
