package org.wattline.portal.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillLine;
import org.wattline.billing.contract.billing.BillTax;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.billing.ExplainedEvidence;
import org.wattline.billing.contract.billing.LineExplanation;
import org.wattline.billing.contract.billing.PricedPart;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.usage.UsagePictures;
import org.wattline.tenancy.vaadin.chart.Chart;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** A line of a bill: closed its name and amount; open how it came about, down to the intervals. */
final class LineDetail extends Div {
  /* as many as an average price is read with */
  private static final int AVERAGE_DIGITS = 4;

  /** Over more days than this the picture is of days, below of the intervals themselves. */
  private static final int DAYS_OF_INTERVALS = 3;

  private final transient Bill bill;
  private final transient BillsApi bills;
  private final transient UsageApi usage;
  private final transient BackgroundWork background;
  private final String currency;

  private LineDetail(Bill bill, BillsApi bills, UsageApi usage, BackgroundWork background) {
    this.bill = bill;
    this.bills = bills;
    this.usage = usage;
    this.background = background;
    this.currency = bill.currency();
  }

  LineDetail(Bill bill, BillLine line, BillsApi bills, UsageApi usage, BackgroundWork background) {
    this(bill, bills, usage, background);
    String small =
        line.quantity() == null || line.unit() == null
            ? BillWords.span(this, line.from(), line.to())
            : Formats.here().quantity(line.quantity(), line.unit());
    if (line.estimated()) {
      small = small + " · " + getTranslation("bill.estimated");
    }
    Div content = new Div();
    content.addClassName("bill-explained");
    if (line.before() != null && line.now() != null) {
      content.add(
          new Paragraph(
              getTranslation(
                  "line.corrected",
                  BillWords.money(line.before(), currency),
                  BillWords.money(line.now(), currency))));
    }
    if (!line.parts().isEmpty()) {
      content.add(parts(line.parts()));
    } else if (line.quantity() != null && line.quantity().signum() > 0 && line.unit() != null) {
      content.add(average(line.quantity(), line.unit(), line.amount()));
    }
    open(
        content,
        line.name(),
        line.amount(),
        small,
        line.explained() ? line.id() : null,
        line.servicePointId());
  }

  LineDetail(Bill bill, BillTax tax, BillsApi bills, UsageApi usage, BackgroundWork background) {
    this(bill, bills, usage, background);
    Formats formats = Formats.here();
    Div content = new Div();
    content.addClassName("bill-explained");
    String small =
        tax.percent() == null
            ? getTranslation("tax.exempt")
            : getTranslation(
                "tax.on",
                formats.rate(tax.percent().movePointLeft(2)),
                BillWords.money(tax.base(), currency));
    open(content, tax.name(), tax.amount(), small, tax.id(), null);
  }

  private void open(
      Div content,
      String name,
      BigDecimal amount,
      String small,
      @Nullable String explained,
      @Nullable UUID point) {
    Div summary = MadeOfCard.summary(name, BillWords.money(amount, currency), small);
    if (explained == null && content.getComponentCount() == 0) {
      add(summary);
      return;
    }
    Details details = MadeOfCard.details(summary, content);
    if (explained != null) {
      details.addOpenedChangeListener(
          change -> {
            if (change.isOpened()
                && content.getChildren().noneMatch(part -> part instanceof Loading<?>)) {
              content.add(explanation(explained, point));
            }
          });
    }
    add(details);
  }

  /** Where prices depend on more than the period, as with tiers: what it comes to on average. */
  private Paragraph average(BigDecimal quantity, String unit, BigDecimal amount) {
    Formats formats = Formats.here();
    return new Paragraph(
        getTranslation(
            "line.average",
            formats.quantityExact(quantity, unit),
            formats.price(
                amount.divide(quantity, AVERAGE_DIGITS, RoundingMode.HALF_UP),
                Currency.getInstance(currency)),
            unit));
  }

  /** Quantity times price, for each period of the price. */
  private Component parts(List<PricedPart> parts) {
    Formats formats = Formats.here();
    Currency money = Currency.getInstance(currency);
    UnorderedList rows = new UnorderedList();
    rows.addClassName("bill-parts");
    for (PricedPart part : parts) {
      Div what = new Div();
      what.addClassName("wl-row");
      if (part.period() != null) {
        Span swatch = new Span();
        swatch.addClassName("wl-chart-swatch");
        swatch.getStyle().set("--wl-hue", "var(--wl-" + BillWords.hue(part.period()).token() + ")");
        what.add(swatch, new Span(BillWords.period(this, part.period())));
      }
      if (part.tier() != null) {
        what.add(new Span(getTranslation("line.tier", part.tier())));
      }
      Span days = new Span(BillWords.span(this, part.from(), part.to()));
      days.addClassNames("wl-small", "wl-muted");
      what.add(days);
      Span sum =
          new Span(
              getTranslation(
                  "line.product",
                  formats.quantityExact(part.quantity(), part.unit()),
                  formats.price(part.price(), money)));
      sum.addClassName("wl-number");
      Span amount = new Span(formats.money(part.amount(), money));
      amount.addClassNames("wl-number", "portal-row-amount");
      Div line = new Div(sum, amount);
      line.addClassName("bill-part");
      rows.add(new ListItem(what, line));
    }
    return rows;
  }

  private Component explanation(String line, @Nullable UUID point) {
    String language = Formats.here().locale().getLanguage();
    return new Loading<>(
        background,
        3,
        () -> bills.explain(bill.id(), line, language),
        found -> explained(found, point));
  }

  private Component explained(LineExplanation found, @Nullable UUID point) {
    Div all = new Div();
    all.addClassName("wl-stack");
    if (found.told() != null) {
      all.add(new StepTree(found.told()));
    }
    for (ExplainedEvidence evidence : found.evidence()) {
      all.add(behind(evidence));
      if (point != null && !evidence.registers()) {
        all.add(picture(point, evidence));
      }
    }
    return all;
  }

  private Paragraph behind(ExplainedEvidence evidence) {
    Formats formats = Formats.here();
    Paragraph words =
        new Paragraph(
            evidence.registers()
                ? getTranslation("line.registers", formats.count(evidence.count()))
                : evidence.estimated() == 0
                    ? getTranslation(
                        "line.intervals", formats.count(evidence.count()), evidence.minutes())
                    : getTranslation(
                        "line.intervals.estimated",
                        formats.count(evidence.count()),
                        evidence.minutes(),
                        formats.count(evidence.estimated())));
    words.addClassNames("wl-small", "wl-muted");
    return words;
  }

  /** The intervals behind, as they were known when the bill was made. */
  private Component picture(UUID point, ExplainedEvidence evidence) {
    long days = ChronoUnit.DAYS.between(evidence.from(), evidence.to());
    Resolution resolution = days > DAYS_OF_INTERVALS ? Resolution.DAY : Resolution.INTERVAL;
    String wanted = evidence.channel().toUpperCase(Locale.ROOT);
    return new Loading<>(
        background,
        5,
        () ->
            usage.usage(point, evidence.from(), evidence.to(), resolution, bill.knownAt()).stream()
                .filter(series -> series.direction().name().equals(wanted))
                .toList(),
        found -> chart(found, point, evidence));
  }

  private Component chart(List<UsageSeries> found, UUID point, ExplainedEvidence evidence) {
    if (found.isEmpty()) {
      return new Div();
    }
    Chart chart =
        new Chart(
                UsagePictures.energy(
                    this,
                    getTranslation(
                        "line.picture", BillWords.span(this, evidence.from(), evidence.to())),
                    found))
            .low();
    UsageSeries series = found.getFirst();
    if (series.resolution() == Resolution.DAY) {
      chart.addOpenListener(
          open -> {
            if (open.slot() >= 0 && open.slot() < series.size()) {
              toUsage(point, series, open.slot());
            }
          });
    }
    return chart;
  }

  /** Leads to one of the picture's days: of this meter, and as this bill knew it. */
  private void toUsage(UUID point, UsageSeries series, int slot) {
    LocalDate day = series.start(slot).atZone(ZoneId.of(series.zone())).toLocalDate();
    AccountNavigation.toDay(getUI().orElseThrow(), bill.accountId(), point, day, bill.knownAt());
  }
}
