package org.wattline.portal.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.usage.UsagePictures;
import org.wattline.tenancy.vaadin.chart.Chart;
import org.wattline.tenancy.vaadin.chart.Hue;
import org.wattline.tenancy.vaadin.chart.Picture;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** The month so far, beside the same days of last year and of last month. */
final class MonthCard extends Section {
  /** Less than this is the same, to a reader. */
  private static final BigDecimal SAME = new BigDecimal("0.02");

  private final transient Account account;

  MonthCard(Account account, Overviews overviews, BackgroundWork background) {
    this.account = account;
    addClassName("wl-card");
    add(
        new H2(getTranslation("home.usage")),
        new Loading<>(background, 6, () -> overviews.monthSoFar(account), this::show));
  }

  private Component show(Optional<Overviews.MonthSoFar> known) {
    if (known.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("usage.none.text"));
      none.addClassName("wl-muted");
      return none;
    }
    Overviews.MonthSoFar month = known.get();
    Formats formats = Formats.here();
    String unit = month.days().unit();
    Facts facts =
        new Facts()
            .with(
                getTranslation("home.usage.now", formats.month(YearMonth.from(month.from()))),
                formats.quantity(month.now(), unit))
            .with(
                getTranslation("home.usage.year"),
                month.lastYear() == null ? null : formats.quantity(month.lastYear(), unit))
            .with(
                getTranslation("home.usage.month"),
                month.lastMonth() == null ? null : formats.quantity(month.lastMonth(), unit));
    Div content = new Div(new Chart(picture(month)).low());
    if (month.reason() != null) {
      content.add(new Paragraph(words(month.reason(), month.lastYear() == null, unit)));
    }
    content.add(
        facts,
        new Anchor(
            AccountNavigation.to(AccountNavigation.USAGE, account.id()),
            getTranslation("home.usage.more")));
    content.addClassName("wl-stack");
    return content;
  }

  /** Why, as the hours show it; what they are compared with is last month where it has to be. */
  private String words(Reason reason, boolean lastMonth, String unit) {
    Formats formats = Formats.here();
    String than = lastMonth ? ".month" : ".year";
    return switch (reason) {
      case Reason.Silent silent ->
          getTranslation("home.reason.silent", formats.count(silent.hours()), silent.hours());
      case Reason.Estimated estimated ->
          getTranslation("home.reason.estimated", formats.percent(estimated.part()));
      case Reason.OneDay day ->
          getTranslation(
              "home.reason.day",
              formats.date(day.day()),
              formats.quantity(day.used(), unit),
              formats.quantity(day.ordinary(), unit));
      case Reason.PartOfDay part ->
          getTranslation(
              "home.reason."
                  + part.part().name().toLowerCase(Locale.ROOT)
                  + (part.now().compareTo(part.before()) > 0 ? ".more" : ".less")
                  + than,
              formats.percent(part.now()),
              formats.percent(part.before()));
      case Reason.Weekends weekends ->
          getTranslation(
              "home.reason.weekend"
                  + (weekends.now().compareTo(weekends.before()) > 0 ? ".more" : ".less")
                  + than,
              formats.quantity(weekends.now(), unit),
              formats.quantity(weekends.before(), unit));
    };
  }

  private Picture picture(Overviews.MonthSoFar month) {
    Picture days = UsagePictures.energy(this, finding(month), List.of(month.days()));
    UsageSeries before = month.daysLastYear();
    if (before == null) {
      return days;
    }
    Formats formats = Formats.here();
    List<Picture.@Nullable Value> values = new ArrayList<>();
    for (int i = 0; i < days.slots().size(); i++) {
      BigDecimal value = i < before.size() ? before.values()[i] : null;
      values.add(
          value == null
              ? null
              : new Picture.Value(value, formats.quantity(value, before.unit()), false));
    }
    List<Picture.Series> series = new ArrayList<>(days.series());
    series.add(
        new Picture.Series(
            getTranslation("home.usage.year"), Picture.Kind.STEPS, Hue.COMPARED, "", values));
    return new Picture(days.finding(), days.unit(), days.slotHeading(), days.slots(), series);
  }

  /** More, less or the same, against last year where it is known, else against last month. */
  private String finding(Overviews.MonthSoFar month) {
    Formats formats = Formats.here();
    BigDecimal before = month.lastYear() == null ? month.lastMonth() : month.lastYear();
    if (before == null) {
      return getTranslation("home.usage.alone", formats.quantity(month.now(), month.days().unit()));
    }
    String than = month.lastYear() == null ? "month" : "year";
    BigDecimal change = month.now().subtract(before).divide(before, MathContext.DECIMAL32);
    if (change.abs().compareTo(SAME) < 0) {
      return getTranslation("home.usage.same." + than);
    }
    return getTranslation(
        (change.signum() > 0 ? "home.usage.moreof." : "home.usage.less.") + than,
        formats.percent(change.abs()));
  }
}
