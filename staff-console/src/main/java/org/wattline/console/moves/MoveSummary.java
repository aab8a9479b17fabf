package org.wattline.console.moves;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.Terms;
import org.wattline.billing.contract.billing.BillSummary;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.PostalAddress;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.NextStep;
import org.wattline.billing.contract.moves.RegisterRead;
import org.wattline.console.bills.BillWords;
import org.wattline.console.bills.BillsNavigation;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;

/** What a move ends and begins, what happens when, and whose bills are made anew. */
final class MoveSummary extends Div {
  private final transient MoveApis apis;
  private final transient Move move;

  /**
   * @param leaving whose supply ends, where one does
   * @param coming whose supply begins, where one does
   */
  MoveSummary(MoveApis apis, Move move, @Nullable Account leaving, @Nullable Account coming) {
    this.apis = apis;
    this.move = move;
    addClassName("wl-stack");
    add(facts(leaving, coming), new H3(getTranslation("move.next")), next());
    if (move.correctsBilled()) {
      add(new H3(getTranslation("move.rebilled")), rebilled(leaving, coming));
    }
  }

  private Facts facts(@Nullable Account leaving, @Nullable Account coming) {
    Formats formats = Formats.here();
    Facts facts =
        new Facts()
            .with(
                getTranslation("move.kind"),
                getTranslation("move.kind." + move.kind().name().toLowerCase(Locale.ROOT)))
            .with(getTranslation("move.point"), move.marketId())
            .with(getTranslation("move.day"), formats.date(move.day()));
    Agreement out = move.out();
    if (out != null && leaving != null) {
      facts.with(
          getTranslation("move.ends"),
          side(leaving, getTranslation("move.lastday", formats.date(move.day().minusDays(1)))));
    }
    Agreement in = move.in();
    if (in != null && coming != null) {
      facts.with(
          getTranslation("move.begins"),
          side(
              coming,
              agreed(in) + " · " + getTranslation("move.firstday", formats.date(move.day()))));
    }
    for (RegisterRead read : move.reads()) {
      facts.with(
          getTranslation("move.read", read.registerCode()),
          formats.quantityExact(read.value(), "").strip());
    }
    PostalAddress address = move.forwardingAddress();
    if (out != null) {
      facts.with(
          getTranslation("move.forwarding"),
          address == null ? getTranslation("move.forwarding.none") : words(address));
    }
    return facts;
  }

  private Component side(Account account, String what) {
    Anchor link =
        new Anchor("accounts/" + account.id(), account.customerName() + ", " + account.number());
    Span below = new Span(what);
    below.addClassNames("wl-small", "wl-muted");
    Div both = new Div(link, below);
    both.addClassName("lines");
    return both;
  }

  private String agreed(Agreement in) {
    if (in.terms().isEmpty()) {
      return in.marketId();
    }
    Terms terms = in.terms().getFirst();
    return terms.productNames().getOrDefault(getLocale().getLanguage(), terms.productCode())
        + " · "
        + getTranslation("cycle." + terms.cycle().kind().name().toLowerCase(Locale.ROOT));
  }

  private static String words(PostalAddress address) {
    return address.street()
        + (address.extra() == null ? "" : " " + address.extra())
        + ", "
        + address.postalCode()
        + " "
        + address.city();
  }

  /** What happens on which day. */
  private Component next() {
    Formats formats = Formats.here();
    UnorderedList steps = new UnorderedList();
    steps.addClassName("rows");
    for (NextStep step : move.next()) {
      Span day = new Span(formats.date(step.on()));
      day.addClassName("wl-strong");
      steps.add(
          new ListItem(
              day,
              new Span(
                  getTranslation("move.next." + step.kind().name().toLowerCase(Locale.ROOT)))));
    }
    return steps;
  }

  /** A move in the past: bills of whoever left are corrected, whoever came is billed since. */
  private Component rebilled(@Nullable Account leaving, @Nullable Account coming) {
    Div all = new Div();
    all.addClassName("wl-stack");
    Div notice =
        new Div(new Icon(Icon.Name.ALERT), new Paragraph(getTranslation("move.rebilled.text")));
    notice.addClassNames("wl-notice", "wl-notice-warning");
    all.add(notice);
    if (leaving != null) {
      all.add(
          new Loading<>(
              apis.background(),
              2,
              () ->
                  apis.bills().ofAccount(leaving.id(), null, Page.DEFAULT_LIMIT).items().stream()
                      .filter(bill -> bill.to().isAfter(move.day()))
                      .toList(),
              bills -> corrected(leaving, bills)));
    }
    if (coming != null) {
      all.add(
          new Paragraph(
              getTranslation(
                  "move.rebilled.coming",
                  coming.customerName(),
                  coming.number(),
                  Formats.here().date(move.day()))));
    }
    return all;
  }

  private Component corrected(Account leaving, List<BillSummary> bills) {
    if (bills.isEmpty()) {
      return new Paragraph(
          getTranslation("move.rebilled.none", leaving.customerName(), leaving.number()));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    for (BillSummary bill : bills) {
      list.add(
          new ListItem(
              BillsNavigation.to(bill.id(), bill.number()),
              new Span(BillWords.title(this, bill.kind(), bill.from(), bill.to())),
              new Span(BillWords.money(bill.total(), bill.currency()))));
    }
    return new Div(
        new Paragraph(
            getTranslation("move.rebilled.leaving", leaving.customerName(), leaving.number())),
        list);
  }
}
