package org.wattline.console.migrations;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.controlplane.api.MigrationRequest;
import org.wattline.controlplane.api.MigrationRun;
import org.wattline.controlplane.api.MigrationsApi;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Confirmation;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** The migrations of all suppliers, with how far each has come. */
@Route(value = "migrations", layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.PLATFORM)
@RolesAllowed({StaffRoles.ONBOARDING_OPERATOR, StaffRoles.ONBOARDING_VIEWER})
class MigrationsView extends Div implements HasDynamicTitle {
  private static final Duration PACE = Duration.ofSeconds(1);

  private final transient MigrationsApi migrations;
  private final transient BackgroundWork background;
  private final Loading<List<MigrationRun>> list;

  MigrationsView(MigrationsApi migrations, BackgroundWork background) {
    this.migrations = migrations;
    this.background = background;
    addClassName("wl-page");
    PageHeading heading =
        new PageHeading(getTranslation("nav.migrations"))
            .withLead(getTranslation("migrations.lead"));
    if (StaffRoles.operatesPlatform()) {
      Button start = new Button(getTranslation("migrations.start"), click -> ask());
      start.addThemeVariants(ButtonVariant.PRIMARY);
      heading.withActions(start);
    }
    list = new Loading<>(background, 4, migrations::list, this::show);
    add(heading, list);
  }

  private void ask() {
    Confirmation.ask(
        getTranslation("migrations.start"),
        getTranslation("migrations.effect"),
        getTranslation("migrations.start"),
        getTranslation("form.cancel"),
        false,
        () -> {
          try {
            migrations.start(new MigrationRequest(null));
            list.refresh();
          } catch (RuntimeException failure) {
            Trouble.notice(this, failure);
          }
        });
  }

  private Component show(List<MigrationRun> runs) {
    if (runs.isEmpty()) {
      return new StateView(
          Icon.Name.MIGRATE,
          getTranslation("migrations.none"),
          getTranslation("migrations.none.text"));
    }
    if (runs.stream().anyMatch(run -> run.finishedAt() == null && run.remaining() > 0)) {
      background.after(PACE, this, () -> true, again -> list.refresh(), failure -> {});
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassName("rows");
    runs.forEach(run -> rows.add(row(run)));
    return ConsoleShell.card(rows);
  }

  private ListItem row(MigrationRun run) {
    Span version = new Span(getTranslation("migrations.version", (long) run.targetVersion()));
    version.addClassName("wl-strong");
    Span who =
        new Span(
            getTranslation(
                "job.requested", Formats.here().moment(run.requestedAt()), run.requestedBy()));
    who.addClassNames("wl-muted", "wl-small");
    Div counts =
        new Div(new Badge(getTranslation("migrations.done", (long) run.done()), Badge.Tone.GOOD));
    counts.addClassName("wl-row");
    if (run.remaining() > 0) {
      counts.add(
          new Badge(
              getTranslation("migrations.remaining", (long) run.remaining()), Badge.Tone.BRAND));
    }
    if (run.blocked() > 0) {
      counts.add(
          new Badge(getTranslation("migrations.blocked", (long) run.blocked()), Badge.Tone.DANGER));
    }
    return new ListItem(version, who, counts);
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.migrations"));
  }
}
