package org.wattline.console.vee;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.vee.ExceptionState;
import org.wattline.billing.contract.vee.VeeApi;
import org.wattline.billing.contract.vee.VeeException;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** One exception: what is wrong, the curve to be edited in place, what to do, and the next. */
@Route(value = VeeNavigation.EXCEPTION, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.BILLING,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class ExceptionView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient VeeApi vee;
  private final transient UsageApi usage;
  private final transient BackgroundWork background;
  private transient QueueFilter queue = QueueFilter.ALL;
  private String title = "";

  ExceptionView(VeeApi vee, UsageApi usage, BackgroundWork background) {
    this.vee = vee;
    this.usage = usage;
    this.background = background;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    queue = QueueFilter.of(event.getLocation().getQueryParameters());
    PathIds.find(event, "exceptionId", vee::exception).ifPresent(this::show);
  }

  private void show(VeeException of) {
    title = VeeWords.rule(this, of.rule());
    Button next = new Button(getTranslation("vee.next"), click -> next(of));
    next.addClickShortcut(Key.KEY_N, KeyModifier.ALT);
    add(
        new PageHeading(title)
            .withLead(VeeWords.sentence(this, of))
            .withBadge(VeeWords.severity(this, of.severity()))
            .withBadge(
                new Badge(
                    getTranslation("vee.state." + of.state().name().toLowerCase(Locale.ROOT)),
                    of.state() == ExceptionState.OPEN ? Badge.Tone.WARNING : Badge.Tone.NEUTRAL))
            .withActions(next, new Anchor(VeeNavigation.to(queue), getTranslation("vee.back"))),
        ConsoleShell.card(facts(of)),
        ConsoleShell.card(
            new H2(getTranslation("vee.curve.title", Formats.here().date(of.from()))),
            new Loading<>(
                background,
                8,
                () ->
                    usage.channelUsage(
                        of.channelId(),
                        of.from(),
                        of.from().plusDays(1),
                        Resolution.INTERVAL,
                        null),
                series -> (Component) new CurveCard(vee, of, series, this::again))));
    if (of.state() == ExceptionState.OPEN || of.state() == ExceptionState.ESTIMATED) {
      add(
          ConsoleShell.card(
              new H2(getTranslation("vee.decide")),
              new Decisions(vee, () -> List.of(of), this::again).forOne()));
    }
  }

  private Facts facts(VeeException of) {
    Formats formats = Formats.here();
    return new Facts()
        .with(getTranslation("vee.point"), of.place() + " · " + of.marketId())
        .with(getTranslation("vee.when"), VeeWords.days(this, of))
        .with(getTranslation("vee.atstake"), VeeWords.stake(of.atStake(), of.unit()))
        .with(getTranslation("vee.owner"), of.owner() == null ? "–" : of.owner())
        .with(getTranslation("vee.age"), VeeWords.age(this, of.ageDays()))
        .with(getTranslation("vee.due"), of.dueOn() == null ? null : formats.date(of.dueOn()))
        .with(getTranslation("vee.closedby"), VeeWords.closedBy(this, of))
        .with(getTranslation("vee.reason"), VeeWords.reason(this, of));
  }

  /**
   * The next open exception of the queue that this one was met in; the queue where there is none.
   */
  private void next(VeeException of) {
    try {
      String path = queue.after(vee, of).map(one -> "/" + one.id()).orElse("");
      getUI().ifPresent(ui -> ui.navigate(VeeNavigation.QUEUE + path, queue.parameters()));
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  private void again() {
    getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
