package org.wattline.console.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.Terms;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;

/** Agreements with the products they had, newest first. */
final class AgreementList extends Div {

  AgreementList(List<Agreement> agreements, LocalDate today) {
    if (agreements.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("account.agreements.none"));
      none.addClassName("wl-muted");
      add(none);
      return;
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassName("rows");
    agreements.reversed().forEach(agreement -> rows.add(row(agreement, today)));
    add(rows);
  }

  private ListItem row(Agreement agreement, LocalDate today) {
    Span point = new Span(agreement.marketId());
    point.addClassNames("wl-strong", "wl-number");
    Div words = new Div(point);
    words.addClassName("lines");
    agreement.terms().reversed().forEach(terms -> words.add(terms(terms)));
    return new ListItem(words, state(agreement, today));
  }

  private Component terms(Terms terms) {
    String product = name(terms.productNames(), terms.productCode());
    String cycle = getTranslation("cycle." + terms.cycle().kind().name().toLowerCase(Locale.ROOT));
    Span line = new Span(product + " · " + cycle + " · " + since(terms.from(), terms.to()));
    line.addClassNames("wl-small", "wl-muted");
    return line;
  }

  private Badge state(Agreement agreement, LocalDate today) {
    LocalDate to = agreement.to();
    if (agreement.from().equals(to)) {
      return new Badge(getTranslation("agreement.undone"), Badge.Tone.NEUTRAL);
    }
    if (agreement.from().isAfter(today)) {
      return new Badge(getTranslation("agreement.coming"), Badge.Tone.BRAND);
    }
    if (to != null && !to.isAfter(today)) {
      return new Badge(getTranslation("agreement.ended"), Badge.Tone.NEUTRAL);
    }
    return new Badge(getTranslation("agreement.running"), Badge.Tone.GOOD);
  }

  private String since(LocalDate from, @org.jspecify.annotations.Nullable LocalDate to) {
    Formats formats = Formats.here();
    return to == null
        ? getTranslation("agreement.since", formats.date(from))
        : getTranslation("days", formats.date(from), formats.date(to.minusDays(1)));
  }

  private String name(Map<String, String> names, String code) {
    return names.getOrDefault(getLocale().getLanguage(), code);
  }
}
