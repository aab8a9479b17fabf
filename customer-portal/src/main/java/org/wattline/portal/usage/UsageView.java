package org.wattline.portal.usage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.billing.EnergyCostsApi;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.metering.Channel;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.accounts.AccountPage;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.chart.Chart;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What was used: the picture first, one control for its range, one for energy or cost. */
@Route(value = AccountNavigation.USAGE, layout = PortalShell.class)
@RolesAllowed("customer")
class UsageView extends AccountPage {
  private final transient AgreementsApi agreements;
  private final transient UsageApi usage;
  private final transient UsageReader reader;
  private final transient BackgroundWork background;
  private final transient Clock clock;
  private transient @Nullable Account account;
  private transient Map<String, List<String>> asked = Map.of();
  private final transient ZoneId zone = Formats.here().zone();

  UsageView(
      AccountsApi accounts,
      AgreementsApi agreements,
      UsageApi usage,
      EnergyCostsApi costs,
      BackgroundWork background,
      Clock clock) {
    super(accounts);
    this.agreements = agreements;
    this.usage = usage;
    this.reader = new UsageReader(usage, costs, Formats.here().locale().getLanguage());
    this.background = background;
    this.clock = clock;
  }

  /** The supplies of an account, the channels of the one that is shown, and the day to begin at. */
  private record Known(
      List<Agreement> agreements, @Nullable Agreement shown, @Nullable LocalDate last) {}

  /** The account that was entered: nothing of the page is shown before. */
  private Account account() {
    return Objects.requireNonNull(account);
  }

  @Override
  protected void show(Account entered, BeforeEnterEvent event) {
    account = entered;
    asked = event.getLocation().getQueryParameters().getParameters();
    title(getTranslation("usage.title"));
    add(
        new PageHeading(getTranslation("usage.title"))
            .withLead(getTranslation("account.number", account().number())),
        new Loading<>(background, 8, this::know, this::known));
  }

  private Known know() {
    List<Agreement> all = agreements.ofAccount(account().id(), null);
    Agreement shown =
        all.stream()
            .filter(one -> isAsked(one, asked(AccountNavigation.POINT_ASKED)))
            .max(Comparator.comparing(this::holdsTheDay).thenComparing(Agreement::from))
            .or(
                () ->
                    all.stream()
                        .max(
                            Comparator.comparing((Agreement one) -> one.to() == null)
                                .thenComparing(Agreement::from)))
            .orElse(null);
    if (shown == null) {
      return new Known(all, null, null);
    }
    LocalDate last =
        usage.channels(shown.servicePointId()).stream()
            .filter(Channel::counted)
            .map(Channel::lastDay)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new Known(all, shown, last);
  }

  private static boolean isAsked(Agreement one, String point) {
    return one.marketId().equals(point) || one.servicePointId().toString().equals(point);
  }

  /** Whether an agreement is of the day that is asked for: a point may be left and come back to. */
  private boolean holdsTheDay(Agreement one) {
    try {
      LocalDate day = LocalDate.parse(asked("day"));
      return !day.isBefore(one.from()) && (one.to() == null || day.isBefore(one.to()));
    } catch (DateTimeException notADay) {
      return one.to() == null;
    }
  }

  private Component known(Known known) {
    if (known.shown() == null || known.last() == null) {
      return new StateView(
          Icon.Name.BOLT, getTranslation("usage.none"), getTranslation("usage.none.text"));
    }
    Range range = Range.of(asked("range"));
    LocalDate day = day(known.last());
    Shown shown = new Shown(known.shown(), range, day, "cost".equals(asked("show")), knownAt());
    Div content = new Div();
    content.addClassName("wl-page");
    if (shown.knownAt() != null) {
      content.add(then(shown, shown.knownAt()));
    }
    if (known.agreements().size() > 1) {
      content.add(points(known.agreements(), shown));
    }
    Div card =
        new Div(
            controls(shown, known.last()),
            new Loading<>(
                background, 7, () -> reader.read(shown, today()), found -> found(shown, found)));
    card.addClassNames("wl-card", "usage");
    content.add(card, new UsageFiles(reader, shown));
    return content;
  }

  private Component found(Shown shown, UsageReader.Found read) {
    List<UsageSeries> found = read.series();
    if (found.isEmpty() || UsagePictures.energy(this, "", found).isEmpty()) {
      return new StateView(
          Icon.Name.BOLT,
          getTranslation("usage.nothing"),
          getTranslation("usage.nothing.text", shown.range().words(this, shown.day())));
    }
    Div content = new Div();
    content.addClassName("wl-stack");
    CostPictures costs = new CostPictures(this, found, read.costs());
    boolean known = costs.areKnown() || UsagePictures.hasCosts(found);
    if (known) {
      content.add(energyOrCost(shown));
    }
    String when = shown.range().words(this, shown.day());
    Chart chart =
        new Chart(
            !known || !shown.costs()
                ? costs.energy(finding(shown, found))
                : costs.areKnown()
                    ? costs.costs(when, onDay(shown))
                    : UsagePictures.costs(this, getTranslation("usage.cost.finding", when), found));
    if (shown.range() != Range.DAY) {
      List<LocalDate> days = days(found.getFirst());
      chart.addOpenListener(
          open -> {
            if (open.slot() >= 0 && open.slot() < days.size()) {
              go(shown, shown.range().finer(), days.get(open.slot()), shown.costs());
            }
          });
    }
    content.add(chart);
    if (known && shown.costs()) {
      costs.notes().forEach(note -> content.add(muted(note)));
    }
    quality(read, content);
    return content;
  }

  private static List<LocalDate> days(UsageSeries series) {
    ZoneId zone = ZoneId.of(series.zone());
    return java.util.stream.IntStream.range(0, series.size())
        .mapToObj(i -> series.start(i).atZone(zone).toLocalDate())
        .toList();
  }

  /** What is to be seen, as a sentence. */
  private String finding(Shown shown, List<UsageSeries> found) {
    Formats formats = Formats.here();
    String unit = found.getFirst().unit();
    BigDecimal given = UsagePictures.given(found);
    String when = shown.range().words(this, shown.day());
    String taken = formats.quantity(UsagePictures.taken(found), unit);
    return given.signum() == 0
        ? getTranslation("usage.finding" + onDay(shown), taken, when)
        : getTranslation(
            "usage.finding.both" + onDay(shown), taken, formats.quantity(given, unit), when);
  }

  /** A day is said with other words than a month or a year. */
  private static String onDay(Shown shown) {
    return shown.range() == Range.DAY ? ".day" : "";
  }

  private void quality(UsageReader.Found found, Div content) {
    int missing = found.missing();
    int estimated = found.series().stream().mapToInt(UsageSeries::estimated).sum();
    Formats formats = Formats.here();
    if (estimated > 0) {
      content.add(muted(getTranslation("usage.estimated", formats.count(estimated))));
    }
    if (missing > 0) {
      content.add(muted(getTranslation("usage.missing", formats.count(missing))));
    }
  }

  private static Paragraph muted(String text) {
    Paragraph paragraph = new Paragraph(text);
    paragraph.addClassNames("wl-muted", "wl-small");
    return paragraph;
  }

  private Component points(List<Agreement> all, Shown shown) {
    Select<Agreement> points = new Select<>();
    points.setLabel(getTranslation("usage.point"));
    points.setItems(all);
    points.setItemLabelGenerator(
        one ->
            one.to() == null
                ? one.marketId()
                : getTranslation(
                    "usage.point.until", one.marketId(), Formats.here().date(one.to())));
    points.setValue(shown.supply());
    points.addValueChangeListener(
        change -> {
          if (change.getValue() != null) {
            go(
                new Shown(
                    change.getValue(), shown.range(), shown.day(), shown.costs(), shown.knownAt()),
                shown.range(),
                null,
                shown.costs());
          }
        });
    return points;
  }

  private Component controls(Shown shown, LocalDate last) {
    RadioButtonGroup<Range> ranges = new RadioButtonGroup<>();
    ranges.setAriaLabel(getTranslation("usage.range"));
    ranges.addClassName("portal-segments");
    ranges.setItems(Range.values());
    ranges.setItemLabelGenerator(range -> getTranslation("usage.range." + range.id()));
    ranges.setValue(shown.range());
    ranges.addValueChangeListener(
        change -> go(shown, change.getValue(), shown.day(), shown.costs()));
    Range range = shown.range();
    Button before =
        new Button("‹", click -> go(shown, range, range.moved(shown.day(), -1), shown.costs()));
    before.setAriaLabel(getTranslation("usage.before"));
    before.addThemeVariants(ButtonVariant.TERTIARY);
    Button after =
        new Button("›", click -> go(shown, range, range.moved(shown.day(), 1), shown.costs()));
    after.setAriaLabel(getTranslation("usage.after"));
    after.addThemeVariants(ButtonVariant.TERTIARY);
    after.setEnabled(!range.to(shown.day()).isAfter(last));
    H2 when = new H2(range.words(this, shown.day()));
    Div steps = new Div(before, when, after);
    steps.addClassName("usage-steps");
    Div controls = new Div(ranges, steps);
    controls.addClassName("usage-controls");
    return controls;
  }

  private Component energyOrCost(Shown shown) {
    RadioButtonGroup<Boolean> show = new RadioButtonGroup<>();
    show.setAriaLabel(getTranslation("usage.show"));
    show.addClassName("portal-segments");
    show.setItems(false, true);
    show.setItemLabelGenerator(
        costs -> getTranslation(costs ? "usage.show.cost" : "usage.show.energy"));
    show.setValue(shown.costs());
    show.addValueChangeListener(change -> go(shown, shown.range(), shown.day(), change.getValue()));
    return show;
  }

  /** Another picture has another address. */
  private void go(Shown shown, Range range, @Nullable LocalDate day, boolean costs) {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("range", range.id());
    if (day != null) {
      wanted.put("day", day.toString());
    }
    wanted.put(AccountNavigation.POINT_ASKED, shown.supply().marketId());
    if (shown.knownAt() != null) {
      wanted.put(AccountNavigation.KNOWN_ASKED, shown.knownAt().toString());
    }
    if (costs) {
      wanted.put("show", "cost");
    }
    getUI()
        .orElseThrow()
        .navigate(
            AccountNavigation.to(AccountNavigation.USAGE, account().id()),
            QueryParameters.simple(wanted));
  }

  private String asked(String name) {
    return asked.getOrDefault(name, List.of("")).getFirst();
  }

  /** The moment that is asked for; what is not known yet is not asked for. */
  private @Nullable Instant knownAt() {
    try {
      Instant known = Instant.parse(asked(AccountNavigation.KNOWN_ASKED));
      return known.isAfter(clock.instant()) ? null : known;
    } catch (DateTimeException notAMoment) {
      return null;
    }
  }

  /** Says that the values are those of a moment, and leads to those of now. */
  private Component then(Shown shown, Instant knownAt) {
    Button now =
        new Button(
            getTranslation("usage.known.now"),
            click ->
                go(
                    new Shown(shown.supply(), shown.range(), shown.day(), shown.costs(), null),
                    shown.range(),
                    shown.day(),
                    shown.costs()));
    now.addThemeVariants(ButtonVariant.TERTIARY);
    Paragraph words = new Paragraph(getTranslation("usage.known", Formats.here().moment(knownAt)));
    Div notice = new Div(new Icon(Icon.Name.HISTORY), new Div(words, now));
    notice.addClassName("wl-notice");
    return notice;
  }

  private LocalDate day(LocalDate last) {
    LocalDate today = today();
    try {
      LocalDate day = LocalDate.parse(asked("day"));
      return day.isAfter(today) ? today : day;
    } catch (DateTimeException notADay) {
      return last.isAfter(today) ? today : last;
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
