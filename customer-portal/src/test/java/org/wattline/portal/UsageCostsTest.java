package org.wattline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.billing.contract.billing.ParkReason;
import org.wattline.billing.contract.billing.UncostedDays;
import org.wattline.tenancy.vaadin.chart.Chart;
import org.wattline.tenancy.vaadin.chart.Hue;
import org.wattline.tenancy.vaadin.chart.Picture;
import org.wattline.tenancy.vaadin.test.OnSite;

/** Usage in the colours of its tariff periods, and what it cost. */
@Tag("UC-031")
@OnSite(host = "zonnestroom.localhost", roles = "customer")
class UsageCostsTest extends PortalTest {

  @Test
  void eachQuarterHourOfADayHasTheColourOfItsPeriodAndItsCost() {
    // a Tuesday
    Picture day = shown("range=day&day=2026-10-06");

    Picture.Series off = series(day, "Off-peak");
    Picture.Series peak = series(day, "Peak");
    assertThat(off.hue()).isEqualTo(Hue.OFF_PEAK);
    assertThat(peak.hue()).isEqualTo(Hue.PEAK);
    assertThat(at(off, 27)).isNotNull();
    assertThat(at(peak, 27)).isNull();
    assertThat(at(peak, 28)).isNotNull();
    assertThat(at(off, 28)).isNull();
    assertThat(at(off, 88)).isNotNull();
    Picture.Value breakfast = Objects.requireNonNull(at(peak, 30));
    BigDecimal cost = breakfast.amount().multiply(new BigDecimal("0.30"));
    assertThat(breakfast.text())
        .contains(
            "kWh",
            cost.setScale(4, RoundingMode.HALF_UP)
                .toPlainString()
                .replace('.', ',')
                .replaceAll("0+$", ""));
    assertThat(series(day, "Given back").values())
        .allSatisfy(
            value -> assertThat(Objects.requireNonNull(value).amount().signum()).isNotPositive());
  }

  @Test
  void theCostsOfAMonthAreByDayAndPeriodAndAddUpInTheTitle() {
    Picture month = shown("range=month&day=2026-10-06&show=cost");

    BigDecimal sum = BigDecimal.ZERO;
    for (Picture.Series series : month.series()) {
      for (Picture.Value value : series.values()) {
        sum = value == null ? sum : sum.add(value.amount());
      }
    }
    assertThat(month.unit()).isEqualTo("EUR");
    assertThat(month.finding())
        .contains("Your energy cost", "in October 2026, before taxes")
        .contains(sum.setScale(2, RoundingMode.HALF_EVEN).toPlainString().replace('.', ','));
    assertThat(Objects.requireNonNull(at(series(month, "Peak"), 10)).estimated()).isTrue();
    assertThat(Objects.requireNonNull(at(series(month, "Peak"), 9)).estimated()).isFalse();
    assertThat(Objects.requireNonNull(at(series(month, "Given back"), 9)).amount()).isNegative();
    assertThat(text())
        .contains("Left out, because they do not depend on when you use energy: Vaste vergoeding");
  }

  @Test
  void daysWithoutACostAreSaidWithTheReason() {
    billing.energy.uncosted.add(
        new UncostedDays(
            LocalDate.of(2026, 10, 20), LocalDate.of(2026, 11, 1), ParkReason.MISSING_USAGE));

    shown("range=month&day=2026-10-06&show=cost");

    assertThat(text())
        .contains(
            "There is no cost yet for 20 October 2026 to 31 October 2026: values are missing");
  }

  @Test
  void withoutCostsThereIsEnergyAloneAndNothingToChoose() {
    billing.energy.priced = false;

    Picture day = shown("range=day&day=2026-10-06&show=cost");

    assertThat(day.series()).extracting(Picture.Series::name).containsExactly("Used", "Given back");
    assertThat($(RadioButtonGroup.class).all()).hasSize(1);
  }

  @Test
  void yearsSideBySideAreNotPriced() {
    Picture years = shown("range=years&day=2026-10-06");

    assertThat(years.series())
        .extracting(Picture.Series::name)
        .containsExactly("Used", "Given back");
    assertThat(downloads()).noneMatch(name -> name.endsWith("-costs.csv"));
  }

  @Test
  void costsCanBeTakenAway() {
    shown("range=month&day=2026-10-06");

    assertThat(downloads()).contains(FakeEnergy.MARKET_ID + "-2026-10-01-costs.csv");
  }

  private List<String> downloads() {
    return $(Anchor.class).all().stream()
        .map(anchor -> anchor.getElement().getAttribute("download"))
        .filter(Objects::nonNull)
        .toList();
  }

  private Picture shown(String query) {
    visit("accounts/" + home() + "/usage?" + query);
    return $(Chart.class).single().picture();
  }

  private static Picture.Series series(Picture picture, String name) {
    return picture.series().stream()
        .filter(series -> series.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Picture.@Nullable Value at(Picture.Series series, int i) {
    return series.values().get(i);
  }
}
