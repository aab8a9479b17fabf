package org.wattline.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wattline.rating.A.flat;
import static org.wattline.rating.A.imported;
import static org.wattline.rating.A.rate;
import static org.wattline.rating.A.tariff;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wattline.kernel.Exact;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.TaxLine;
import org.wattline.rating.usage.Usage;

class TaxRatingTest {
  private static final String JANUARY = "2025-01-01/2025-02-01";
  private static final String ENERGY =
      "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2000-01-01','price':'1'}]}";

  private static List<String> taxes(Rated rated) {
    return rated.taxes().stream()
        .map(line -> line.id() + " " + line.base() + " " + line.amount())
        .toList();
  }

  @Test
  void aTaxIsRoundedOnceOnTheSumOfItsLines() {
    Tariff taxed =
        tariff(
            "'taxes':[{'id':'vat','name':'VAT','rates':[{'from':'2000-01-01','percent':'21'}]}]",
            "{'kind':'fixed','id':'a','name':'A','prices':[{'from':'2000-01-01','price':'0.13'}]},"
                + "{'kind':'fixed','id':'b','name':'B','prices':[{'from':'2000-01-01','price':'0.13'}]}");

    Rated rated = rate(taxed, JANUARY, Usage.none());

    assertThat(taxes(rated)).containsExactly("vat:standard:21 0.26 0.05");
    assertThat(rated.total()).isEqualTo(Exact.parse("0.31"));
  }

  @Test
  void taxOnTaxOfTheSpanishBillComesOutToTheCent() {
    Tariff pvpc =
        tariff(
            "'zone':'Europe/Madrid','taxes':[{'id':'iee','name':'IEE','categories':['energy'],'rates':[{'from':'2015-01-01','percent':'5.11269632'}]},"
                + "{'id':'vat','name':'IVA','onTaxes':['iee'],'onTaxesAs':'energy','rates':[{'from':'2012-09-01','percent':'21'}]}]",
            "{'kind':'fixed','id':'power','name':'P','taxCategory':'energy','lines':'period','per':'year','quantity':'contractedKw',"
                + "'prices':[{'from':'2016-01-01','price':'42.043426'},{'from':'2017-01-01','price':'41.156426'}]},"
                + "{'kind':'one-off','id':'supply','name':'S','taxCategory':'energy','on':'2016-12-01','amount':'53.31'},"
                + "{'kind':'one-off','id':'rent','name':'R','on':'2016-12-01','amount':'1.62'}");

    Rated rated =
        rate(
            pvpc,
            "2016-11-02/2017-01-06",
            Usage.none(),
            RatingContext.empty().withAttribute("contractedKw", "3.45"));

    assertThat(rated.taxes().stream().map(TaxLine::amount).toList()).contains(Exact.parse("4.04"));
    assertThat(rated.total()).isEqualTo(Exact.parse("102.47"));
  }

  @Test
  void aRateThatChangesInsideAPeriodIsOnTheEnergyOfItsOwnDays() {
    Tariff cut =
        tariff(
            "'taxes':[{'id':'vat','name':'VAT','rates':[{'from':'2000-01-01','percent':'21'},{'from':'2025-01-11','percent':'6'}]}]",
            ENERGY);
    Usage load = imported(A.intervals(JANUARY, 15, slot -> slot < 10 * 96 ? 1000 : 2000));

    Rated rated = rate(cut, JANUARY, load);

    assertThat(rated.lines()).hasSize(2);
    assertThat(taxes(rated))
        .containsExactly("vat:standard:21 960 201.6", "vat:standard:6 4032 241.92");
  }

  @Test
  void otherAmountsAreDividedByDaysAtARateChange() {
    Tariff cut =
        tariff(
            "'taxes':[{'id':'vat','name':'VAT','rates':[{'from':'2000-01-01','percent':'21'},{'from':'2025-01-11','percent':'6'}]}]",
            "{'kind':'fixed','id':'a','name':'A','prices':[{'from':'2000-01-01','price':'31'}]},"
                + "{'kind':'demand','id':'d','name':'D','prices':[{'from':'2000-01-01','price':'7.75'}]},"
                + "{'kind':'percentage','id':'p','name':'P','of':['a','d'],'prices':[{'from':'2000-01-01','price':'10'}]}");

    Rated rated = rate(cut, JANUARY, imported(flat(JANUARY, 1000)));

    assertThat(rated.lines().stream().map(Line::amount))
        .containsExactly(
            Exact.of(10),
            Exact.of(21),
            Exact.of(10),
            Exact.of(21),
            Exact.of(2),
            Exact.parse("4.20"));
  }

  @Test
  void aRateAtTheEndOfThePeriodIsOnAllOfIt() {
    Tariff cut =
        tariff(
            "'taxes':[{'id':'vat','name':'VAT','onChange':'period-end','rates':[{'from':'2000-01-01','percent':'21'},{'from':'2025-01-31','percent':'6'}]}]",
            ENERGY);

    assertThat(taxes(rate(cut, JANUARY, imported(flat(JANUARY, 1000)))))
        .containsExactly("vat:standard:6 2976 178.56");
  }

  @Test
  void aClassOfItsOwnRateKeepsItWhateverTheGeneralRateDoes() {
    Tariff classes =
        tariff(
            "'taxes':[{'id':'vat','name':'VAT','rates':[{'from':'2000-01-01','percent':'21'},{'from':'2023-01-01','percent':'6','classes':['residential']},{'from':'2024-01-01','percent':'20'}]}]",
            ENERGY);
    Usage load = imported(flat(JANUARY, 1000));

    assertThat(taxes(rate(classes, JANUARY, load, RatingContext.empty().withClass("residential"))))
        .containsExactly("vat:standard:6 2976 178.56");
    assertThat(taxes(rate(classes, JANUARY, load))).containsExactly("vat:standard:20 2976 595.2");
  }

  @Test
  void anExemptAccountPaysNoneAndTheBillShowsWhatItIsExemptFor() {
    Tariff taxed =
        tariff(
            "'taxes':[{'id':'vat','name':'VAT','exemption':'vatExempt','rates':[{'from':'2000-01-01','percent':'21'}]}]",
            ENERGY);

    Rated rated =
        rate(
            taxed,
            JANUARY,
            imported(flat(JANUARY, 1000)),
            RatingContext.empty().withAttribute("vatExempt", "true"));

    assertThat(taxes(rated)).containsExactly("vat:standard:exempt 2976 0");
  }

  @Test
  void aLineWithoutARateIsRefusedByName() {
    Tariff taxed =
        tariff(
            "'taxes':[{'id':'vat','name':'VAT','categories':['standard'],'rates':[{'from':'2025-01-11','percent':'21'}]}]",
            ENERGY);

    Rated rated = rate(taxed, JANUARY, imported(flat(JANUARY, 1000)));

    assertThat(rated.refusals().getFirst().sentence())
        .isEqualTo("Tax 'vat' has no rate for category 'standard' from 2025-01-01 to 2025-01-11");
    assertThat(rated.lines()).hasSize(1);
  }
}
