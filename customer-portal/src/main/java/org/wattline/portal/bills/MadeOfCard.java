package org.wattline.portal.bills;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillGroup;
import org.wattline.billing.contract.billing.BillLine;
import org.wattline.billing.contract.billing.BillTax;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.billing.ChargeGroup;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.tenancy.vaadin.chart.Hue;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What a bill is made of: a few groups as a bar and as amounts, and their lines to be opened. */
final class MadeOfCard extends Section {
  /** The groups that a reader is shown, of the many that a bill has. */
  enum Shown {
    ENERGY(Hue.ENERGY),
    NETWORK(Hue.NETWORK),
    TAXES(Hue.TAX),
    CREDITS(Hue.CREDIT);

    private final Hue hue;

    Shown(Hue hue) {
      this.hue = hue;
    }

    static Shown of(ChargeGroup group) {
      return switch (group) {
        case ENERGY, SERVICES -> ENERGY;
        case NETWORK -> NETWORK;
        case LEVIES -> TAXES;
        case GENERATION, DISCOUNTS, ADVANCES -> CREDITS;
      };
    }
  }

  private final Map<Shown, BigDecimal> sums = new EnumMap<>(Shown.class);
  private final Map<Shown, Div> lines = new EnumMap<>(Shown.class);

  MadeOfCard(Bill bill, BillsApi bills, UsageApi usage, BackgroundWork background) {
    addClassName("wl-card");
    add(new H2(getTranslation("bill.madeof")));
    for (BillGroup group : bill.groups()) {
      Shown shown = Shown.of(group.group());
      sums.merge(shown, group.amount(), BigDecimal::add);
      for (BillLine line : group.lines()) {
        lines(shown).add(new LineDetail(bill, line, bills, usage, background));
      }
    }
    for (BillTax tax : bill.taxes()) {
      sums.merge(Shown.TAXES, tax.amount(), BigDecimal::add);
      lines(Shown.TAXES).add(new LineDetail(bill, tax, bills, usage, background));
    }
    if (sums.isEmpty()) {
      add(new Paragraph(getTranslation("bill.empty")));
      return;
    }
    add(bar());
    sums.forEach(
        (shown, sum) -> {
          Span swatch = new Span();
          swatch.addClassName("wl-chart-swatch");
          swatch.getStyle().set("--wl-hue", "var(--wl-" + shown.hue.token() + ")");
          H3 name = new H3(getTranslation("bill.group." + shown.name().toLowerCase(Locale.ROOT)));
          Span amount = new Span(BillWords.money(sum, bill.currency()));
          amount.addClassNames("wl-number", "wl-strong");
          Div head = new Div(swatch, name, amount);
          head.addClassName("bill-group");
          add(head, lines(shown));
        });
    Span label = new Span(getTranslation("bill.total"));
    Span total = new Span(BillWords.money(bill.total(), bill.currency()));
    total.addClassName("wl-number");
    Div sum = new Div(label, total);
    sum.addClassName("bill-sum");
    add(sum);
  }

  private Div lines(Shown shown) {
    return lines.computeIfAbsent(
        shown,
        group -> {
          Div list = new Div();
          list.addClassName("bill-lines");
          return list;
        });
  }

  /** The parts that are charged, side by side; the amounts below say the same in figures. */
  private Div bar() {
    BigDecimal whole =
        sums.values().stream()
            .filter(sum -> sum.signum() > 0)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Div bar = new Div();
    bar.addClassName("bill-bar");
    bar.getElement().setAttribute("aria-hidden", "true");
    sums.forEach(
        (shown, sum) -> {
          if (sum.signum() > 0) {
            Div part = new Div();
            part.getStyle()
                .set("flex-grow", sum.divide(whole, MathContext.DECIMAL32).toPlainString())
                .set("background", "var(--wl-" + shown.hue.token() + ")");
            bar.add(part);
          }
        });
    bar.setVisible(whole.signum() > 0);
    return bar;
  }

  /** How a line looks while it is closed. */
  static Div summary(String name, String amount, String small) {
    Span words = new Span(name);
    Span detail = new Span(small);
    detail.addClassNames("wl-small", "wl-muted");
    Div left = new Div(words, detail);
    left.addClassName("portal-row-words");
    Span money = new Span(amount);
    money.addClassName("wl-number");
    Div summary = new Div(left, money);
    summary.addClassName("bill-line");
    return summary;
  }

  /** A line that opens. */
  static Details details(Div summary, Div content) {
    Details details = new Details(summary, content);
    details.addClassName("bill-details");
    return details;
  }
}
