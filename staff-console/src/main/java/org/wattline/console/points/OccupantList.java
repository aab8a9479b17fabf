package org.wattline.console.points;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.Terms;
import org.wattline.billing.contract.customers.Account;
import org.wattline.console.PagedTable;
import org.wattline.tenancy.vaadin.language.Formats;

/** Who is supplied at a point and was, with the product of each. */
final class OccupantList extends Div {
  /** The newest; a point seldom has had more, and each asks for its account. */
  private static final int MOST = 20;

  /**
   * What is known of them.
   *
   * @param agreements newest first
   * @param accounts by id
   */
  record Known(List<Agreement> agreements, Map<UUID, Account> accounts, boolean all) {
    static Known of(PointApis apis, UUID point) {
      List<Agreement> every = apis.agreements().ofPoint(point, null).reversed();
      List<Agreement> shown = every.stream().limit(MOST).toList();
      Map<UUID, Account> accounts = new HashMap<>();
      shown.forEach(one -> accounts.computeIfAbsent(one.accountId(), apis.accounts()::get));
      return new Known(shown, accounts, every.size() == shown.size());
    }
  }

  private final transient Known known;

  OccupantList(Known known, LocalDate today) {
    this.known = known;
    addClassName("wl-stack");
    boolean lived =
        known.agreements().stream()
            .anyMatch(
                one -> !one.from().isAfter(today) && (one.to() == null || one.to().isAfter(today)));
    if (!lived) {
      Paragraph none = new Paragraph(getTranslation("point.vacant"));
      none.addClassName("wl-muted");
      add(none);
    }
    if (!known.agreements().isEmpty()) {
      add(table());
    }
    if (!known.all()) {
      Paragraph more = new Paragraph(getTranslation("point.occupants.more", MOST));
      more.addClassNames("wl-muted", "wl-small");
      add(more);
    }
  }

  private Component table() {
    Formats formats = Formats.here();
    return new PagedTable<Agreement>(getTranslation("point.occupants"))
        .text(getTranslation("account.holder"), one -> account(one).customerName())
        .component(
            getTranslation("bill.account"),
            one -> new Anchor("accounts/" + one.accountId(), account(one).number()))
        .text(getTranslation("move.product"), this::product)
        .text(getTranslation("point.from"), one -> formats.date(one.from()))
        .text(
            getTranslation("point.until"),
            one -> one.to() == null ? "–" : formats.date(one.to().minusDays(1)))
        .with(known.agreements());
  }

  private Account account(Agreement of) {
    return java.util.Objects.requireNonNull(known.accounts().get(of.accountId()));
  }

  private String product(Agreement of) {
    if (of.terms().isEmpty()) {
      return "–";
    }
    Terms terms = of.terms().getLast();
    return terms.productNames().getOrDefault(getLocale().getLanguage(), terms.productCode());
  }
}
