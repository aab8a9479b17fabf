package org.wattline.portal.tariffs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.tariffs.ComparedTariff;
import org.wattline.billing.contract.tariffs.SimulationsApi;
import org.wattline.billing.contract.tariffs.TariffComparison;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.accounts.AccountPage;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What the reader would have paid on each tariff, on their own use of the last year. */
@Route(value = AccountNavigation.TARIFFS, layout = PortalShell.class)
@RolesAllowed("customer")
class TariffsView extends AccountPage {
  private final transient AgreementsApi agreements;
  private final transient SimulationsApi simulations;
  private final transient BackgroundWork background;
  private final transient Clock clock;

  TariffsView(
      AccountsApi accounts,
      AgreementsApi agreements,
      SimulationsApi simulations,
      BackgroundWork background,
      Clock clock) {
    super(accounts);
    this.agreements = agreements;
    this.simulations = simulations;
    this.background = background;
    this.clock = clock;
  }

  @Override
  protected void show(Account account, BeforeEnterEvent event) {
    title(getTranslation("tariffs.title"));
    String language = Formats.here().locale().getLanguage();
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.here().zone());
    add(
        back("home", getTranslation("nav.home")),
        new PageHeading(getTranslation("tariffs.title")).withLead(getTranslation("tariffs.lead")),
        new Loading<>(background, 7, () -> compare(account, today, language), this::show));
  }

  /** The last twelve months, or as much of them as the supply has lasted. */
  private Optional<TariffComparison> compare(Account account, LocalDate today, String language) {
    Optional<Agreement> supply =
        agreements.ofAccount(account.id(), null).stream()
            .filter(one -> one.from().isBefore(today))
            .max(Comparator.comparing(Agreement::from));
    if (supply.isEmpty()) {
      return Optional.empty();
    }
    LocalDate end = supply.get().to();
    LocalDate to = end == null || end.isAfter(today) ? today : end;
    LocalDate from = to.minusYears(1);
    return Optional.of(
        simulations.compare(
            supply.get().id(),
            from.isBefore(supply.get().from()) ? supply.get().from() : from,
            to,
            language));
  }

  private Component show(Optional<TariffComparison> found) {
    if (found.isEmpty() || found.get().tariffs().isEmpty()) {
      return new StateView(
          Icon.Name.SEARCH, getTranslation("tariffs.none"), getTranslation("tariffs.none.text"));
    }
    TariffComparison comparison = found.get();
    Formats formats = Formats.here();
    Currency currency = Currency.getInstance(comparison.currency());
    @Nullable BigDecimal current =
        comparison.tariffs().stream()
            .filter(ComparedTariff::current)
            .map(ComparedTariff::total)
            .filter(total -> total != null)
            .findFirst()
            .orElse(null);
    BigDecimal dearest =
        comparison.tariffs().stream()
            .map(ComparedTariff::total)
            .filter(total -> total != null)
            .max(Comparator.naturalOrder())
            .orElse(BigDecimal.ONE);
    Div content = new Div(new H2(finding(comparison, current, formats, currency)));
    content.addClassName("wl-stack");
    Paragraph basis =
        new Paragraph(
            getTranslation(
                "tariffs.basis",
                formats.date(comparison.from()),
                formats.date(comparison.to().minusDays(1))));
    basis.addClassName("wl-muted");
    content.add(basis);
    if (!comparison.usageComplete()) {
      Div gaps = new Div(new Icon(Icon.Name.ALERT), new Paragraph(getTranslation("tariffs.gaps")));
      gaps.addClassNames("wl-notice", "wl-notice-warning");
      content.add(gaps);
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassNames("wl-card", "tariffs");
    comparison
        .tariffs()
        .forEach(tariff -> rows.add(row(tariff, current, dearest, formats, currency)));
    content.add(rows, new Paragraph(getTranslation("tariffs.change")));
    content.add(new Anchor("help", getTranslation("pay.trouble.way")));
    return content;
  }

  private String finding(
      TariffComparison comparison,
      @Nullable BigDecimal current,
      Formats formats,
      Currency currency) {
    ComparedTariff cheapest = comparison.tariffs().getFirst();
    if (current == null || cheapest.total() == null) {
      return getTranslation("tariffs.finding.none");
    }
    BigDecimal less = current.subtract(cheapest.total());
    return cheapest.current() || less.signum() <= 0
        ? getTranslation("tariffs.finding.best")
        : getTranslation("tariffs.finding.less", cheapest.name(), formats.money(less, currency));
  }

  private ListItem row(
      ComparedTariff tariff,
      @Nullable BigDecimal current,
      BigDecimal dearest,
      Formats formats,
      Currency currency) {
    Span name = new Span(tariff.name());
    name.addClassName("wl-strong");
    Div top = new Div(name);
    top.addClassName("wl-row");
    if (tariff.current()) {
      top.add(new Badge(getTranslation("tariffs.yours"), Badge.Tone.BRAND));
    }
    BigDecimal total = tariff.total();
    ListItem row = new ListItem(top);
    if (total == null) {
      Paragraph why = new Paragraph(getTranslation("tariffs.unpriced"));
      why.addClassNames("wl-small", "wl-muted");
      row.add(why);
      return row;
    }
    Span money = new Span(formats.money(total, currency));
    money.addClassNames("wl-number", "wl-strong");
    Div bar = new Div();
    bar.addClassName("tariff-bar");
    bar.setClassName("tariff-yours", tariff.current());
    bar.getElement().setAttribute("aria-hidden", "true");
    bar.getStyle().set("--part", part(total, dearest));
    Div line = new Div(bar, money);
    line.addClassName("tariff-line");
    row.add(line);
    if (current != null && !tariff.current()) {
      BigDecimal difference = total.subtract(current);
      Span than =
          new Span(
              difference.signum() == 0
                  ? getTranslation("tariffs.same")
                  : getTranslation(
                      difference.signum() < 0 ? "tariffs.less" : "tariffs.more",
                      formats.money(difference.abs(), currency)));
      than.addClassNames("wl-small", "wl-muted");
      row.add(than);
    }
    return row;
  }

  private static String part(BigDecimal total, BigDecimal dearest) {
    return total.signum() <= 0 || dearest.signum() <= 0
        ? "0"
        : total.divide(dearest, MathContext.DECIMAL32).toPlainString();
  }
}
