package org.wattline.console.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.Terms;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.premises.PremiseAddress;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Loading;

/**
 * Agreements with the products they had, newest first; of those that run, where their point is and
 * which meters hang there.
 */
final class AgreementList extends Div {

  private final transient AccountApis apis;

  AgreementList(AccountApis apis, List<Agreement> agreements, LocalDate today) {
    this.apis = apis;
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
    if (SupplyPart.runs(agreement, today)) {
      words.add(
          new Loading<>(
              apis.background(), 1, () -> place(agreement.servicePointId()), this::place));
    }
    return new ListItem(words, state(agreement, today));
  }

  private record Place(ServicePoint point, List<Installation> meters) {}

  private Place place(UUID point) {
    return new Place(apis.points().get(point), apis.meters().installations(point));
  }

  private Component place(Place place) {
    PremiseAddress address = place.point().address();
    Div all =
        new Div(
            small(
                getTranslation(
                    "account.point",
                    getTranslation(
                        "commodity." + place.point().commodity().name().toLowerCase(Locale.ROOT)),
                    address.street(),
                    address.postalCode() + " " + address.city())));
    all.addClassName("lines");
    place.meters().reversed().forEach(meter -> all.add(small(meter(meter))));
    if (place.meters().isEmpty()) {
      all.add(small(getTranslation("account.meter.none")));
    }
    return all;
  }

  private String meter(Installation meter) {
    Instant to = meter.to();
    Formats formats = Formats.here();
    return to == null
        ? getTranslation("account.meter", meter.serial(), formats.day(meter.from()))
        : getTranslation(
            "account.meter.was", meter.serial(), formats.day(meter.from()), formats.day(to));
  }

  private static Span small(String words) {
    Span span = new Span(words);
    span.addClassNames("wl-small", "wl-muted");
    return span;
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
