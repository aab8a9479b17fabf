package org.wattline.console.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillLine;
import org.wattline.billing.contract.billing.BillTax;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.billing.ExplainedEvidence;
import org.wattline.billing.contract.billing.LineExplanation;
import org.wattline.billing.contract.billing.PricedPart;
import org.wattline.console.PagedTable;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/**
 * A line or a tax of a bill: closed its name and amount; open how it came about. Lines are most of
 * a bill's page, so that each is made of no more elements than it shows.
 */
final class LineRow {
  /** Blanks that indent a sentence of an explanation by a level. */
  private static final int INDENT = 2;

  private final Component where;
  private final Bill bill;
  private final BillsApi bills;
  private final BackgroundWork background;
  private final Currency currency;

  /**
   * @param where whose words are used
   */
  LineRow(Component where, Bill bill, BillsApi bills, BackgroundWork background) {
    this.where = where;
    this.bill = bill;
    this.bills = bills;
    this.background = background;
    this.currency = Currency.getInstance(bill.currency());
  }

  Component of(BillLine line) {
    String small = BillWords.span(where, line.from(), line.to());
    if (line.quantity() != null && line.unit() != null) {
      small = small + " · " + Formats.here().quantityExact(line.quantity(), line.unit());
    }
    if (line.estimated()) {
      small = small + " · " + where.getTranslation("bill.estimated");
    }
    List<Supplier<Component>> inside = new ArrayList<>();
    if (line.before() != null && line.now() != null) {
      String corrected =
          where.getTranslation("line.corrected", money(line.before()), money(line.now()));
      inside.add(() -> new Paragraph(corrected));
    }
    if (!line.parts().isEmpty()) {
      inside.add(() -> parts(line));
    }
    // A draft of a run has no number yet, and nothing of it is kept that could be explained.
    if (line.explained() && !bill.number().isEmpty()) {
      inside.add(() -> explanationOf(line.id()));
    }
    return row(inside, line.name(), line.amount(), small);
  }

  Component of(BillTax tax) {
    String small =
        tax.percent() == null
            ? where.getTranslation("tax.exempt")
            : where.getTranslation(
                "tax.on", Formats.here().rate(tax.percent().movePointLeft(2)), money(tax.base()));
    return row(
        bill.number().isEmpty() ? List.of() : List.of(() -> explanationOf(tax.id())),
        tax.name(),
        tax.amount(),
        small);
  }

  /** A line, and what is inside of it as soon as it is opened: most of a bill's never are. */
  private Component row(
      List<Supplier<Component>> inside, String name, BigDecimal amount, String small) {
    Span detail = new Span(small);
    detail.addClassNames("wl-small", "wl-muted");
    Span sum = new Span(money(amount));
    sum.addClassName("wl-number");
    if (inside.isEmpty()) {
      Div plain = new Div(new Span(name), detail, sum);
      plain.addClassName("line-row");
      return plain;
    }
    NativeDetails row = new NativeDetails();
    row.getSummary().addClassName("line-row");
    row.getSummary().add(new Span(name), detail, sum);
    row.addClassName("line-details");
    row.addToggleListener(
        toggled -> {
          if (row.getContent() == null) {
            Div content = new Div();
            content.addClassNames("wl-stack", "line-content");
            inside.forEach(part -> content.add(part.get()));
            row.setContent(content);
          }
        });
    return row;
  }

  private Component explanationOf(String id) {
    String language = UI.getCurrent().getLocale().getLanguage();
    return new Loading<>(
        background, 4, () -> bills.explain(bill.id(), id, language), this::explanation);
  }

  /** Quantity times price, for each period of the price. */
  private Component parts(BillLine line) {
    Formats formats = Formats.here();
    return new PagedTable<PricedPart>(line.name())
        .text(
            where.getTranslation("line.days"),
            part -> BillWords.span(where, part.from(), part.to()))
        .text(where.getTranslation("line.period"), this::period)
        .number(
            where.getTranslation("line.quantity"),
            part -> formats.quantityExact(part.quantity(), part.unit()))
        .number(where.getTranslation("line.price"), part -> formats.price(part.price(), currency))
        .number(where.getTranslation("line.amount"), part -> formats.money(part.amount(), currency))
        .with(line.parts());
  }

  private String period(PricedPart part) {
    String period = "";
    if (part.period() != null) {
      period =
          switch (part.period().toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "night" -> where.getTranslation("period.night");
            case "day" -> where.getTranslation("period.day");
            case "off-peak", "offpeak", "low" -> where.getTranslation("period.off-peak");
            case "shoulder", "mid-peak", "standard" -> where.getTranslation("period.shoulder");
            case "super-peak", "critical", "critical-peak" ->
                where.getTranslation("period.super-peak");
            case "peak", "on-peak", "high" -> where.getTranslation("period.peak");
            default -> part.period();
          };
    }
    String tier = part.tier() == null ? "" : where.getTranslation("line.tier", part.tier());
    return (period + " " + tier).strip();
  }

  private Component explanation(LineExplanation explained) {
    OrderedList steps = new OrderedList();
    steps.addClassName("line-steps");
    for (String sentence : explained.sentences()) {
      String said = sentence.stripLeading();
      ListItem step = new ListItem(said);
      int level = (sentence.length() - said.length()) / INDENT;
      step.getStyle().set("--level", String.valueOf(level));
      steps.add(step);
    }
    Div all = new Div(steps);
    all.addClassName("wl-stack");
    for (ExplainedEvidence evidence : explained.evidence()) {
      Paragraph rests = new Paragraph(evidence(evidence));
      rests.addClassNames("wl-small", "wl-muted");
      all.add(rests);
    }
    return all;
  }

  private String evidence(ExplainedEvidence evidence) {
    String days = BillWords.span(where, evidence.from(), evidence.to());
    String words =
        evidence.registers()
            ? where.getTranslation("line.registers", evidence.count())
            : where.getTranslation(
                evidence.estimated() == 0 ? "line.intervals" : "line.intervals.estimated",
                evidence.count(),
                evidence.minutes(),
                evidence.estimated());
    return evidence.channel() + ", " + days + ": " + words;
  }

  private String money(BigDecimal amount) {
    return BillWords.money(amount, bill.currency());
  }
}
