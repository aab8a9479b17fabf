package org.wattline.console.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.UsageQuality;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.tenancy.vaadin.chart.Chart;
import org.wattline.tenancy.vaadin.chart.Hue;
import org.wattline.tenancy.vaadin.chart.Picture;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Facts;

/** Usage of one point: this month so far against the same days a year ago, and twelve months. */
final class PointUsage extends Div {
  /** Less than this is the same, to a caller. */
  private static final BigDecimal SAME = new BigDecimal("0.02");

  PointUsage(Agreement agreement, PointUse use) {
    addClassName("wl-stack");
    H3 point = new H3(agreement.marketId());
    point.addClassName("wl-number");
    add(point);
    if (use.now().isEmpty() && use.months().isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("account.usage.nothing"));
      none.addClassName("wl-muted");
      add(none);
      return;
    }
    add(month(use));
    if (!use.months().isEmpty()) {
      add(new Chart(picture(use.months())).low());
    }
  }

  private Component month(PointUse use) {
    Formats formats = Formats.here();
    Div all = new Div();
    all.addClassName("lines");
    if (use.now().isEmpty()) {
      all.add(new Paragraph(getTranslation("account.usage.begins")));
      return all;
    }
    String unit = use.now().getFirst().unit();
    BigDecimal now = PointUse.taken(use.now());
    String days = days(use.from(), use.to());
    all.add(new Paragraph(finding(use, now)));
    Facts facts =
        new Facts().with(getTranslation("account.usage.now", days), formats.quantity(now, unit));
    if (!use.before().isEmpty()) {
      facts.with(
          getTranslation(
              "account.usage.before", days(use.from().minusYears(1), use.to().minusYears(1))),
          formats.quantity(PointUse.taken(use.before()), unit));
    }
    all.add(facts);
    int missing = PointUse.missing(use.now()) + PointUse.missing(use.before());
    if (missing > 0) {
      Paragraph gaps = new Paragraph(getTranslation("account.usage.gaps", formats.count(missing)));
      gaps.addClassNames("wl-small", "wl-muted");
      all.add(gaps);
    }
    return all;
  }

  private String days(LocalDate from, LocalDate to) {
    Formats formats = Formats.here();
    LocalDate last = to.minusDays(1);
    return from.equals(last)
        ? formats.date(from)
        : getTranslation("days", formats.date(from), formats.date(last));
  }

  /** More, less or the same as a year ago, where that is known. */
  private String finding(PointUse use, BigDecimal now) {
    BigDecimal before = PointUse.taken(use.before());
    if (use.before().isEmpty() || before.signum() == 0) {
      return getTranslation("account.usage.alone");
    }
    BigDecimal change = now.subtract(before).divide(before, MathContext.DECIMAL32);
    if (change.abs().compareTo(SAME) < 0) {
      return getTranslation("account.usage.same");
    }
    return getTranslation(
        change.signum() > 0 ? "account.usage.higher" : "account.usage.lower",
        Formats.here().percent(change.abs()));
  }

  private Picture picture(List<UsageSeries> months) {
    UsageSeries first = months.getFirst();
    Formats formats = Formats.here();
    ZoneId zone = ZoneId.of(first.zone());
    List<Picture.Slot> slots = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      YearMonth month = YearMonth.from(first.start(i).atZone(zone));
      slots.add(new Picture.Slot(formats.shortMonth(month), formats.month(month)));
    }
    List<Picture.Series> series =
        months.stream().filter(one -> one.size() == first.size()).map(this::bars).toList();
    return new Picture(
        getTranslation(
            "account.usage.months",
            slots.size(),
            formats.quantity(PointUse.taken(months), first.unit())),
        first.unit(),
        getTranslation("account.usage.month"),
        slots,
        series);
  }

  private Picture.Series bars(UsageSeries one) {
    boolean export = one.direction() == RegisterDirection.EXPORT;
    List<Picture.@Nullable Value> values = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      BigDecimal value = one.values()[i];
      values.add(
          value == null
              ? null
              : new Picture.Value(
                  export ? value.negate() : value,
                  Formats.here().quantityExact(value, one.unit()),
                  estimated(one.quality(i))));
    }
    return Picture.Series.bars(
        getTranslation("account.usage." + one.direction().name().toLowerCase(Locale.ROOT)),
        switch (one.direction()) {
          case IMPORT, NET -> Hue.IMPORT;
          case EXPORT -> Hue.EXPORT;
          case GENERATION -> Hue.BRAND;
        },
        values);
  }

  private static boolean estimated(UsageQuality quality) {
    return quality == UsageQuality.ESTIMATED || quality == UsageQuality.SUBSTITUTED;
  }
}
