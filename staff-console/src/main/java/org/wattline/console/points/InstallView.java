package org.wattline.console.points;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.NewInstallation;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Hangs a meter at a point, with what its registers showed at the start of its first day. */
@Route(value = PointsNavigation.INSTALL, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class InstallView extends PointPage {
  private static final int MOST_PLACES = 99;

  InstallView(PointApis apis) {
    super(apis, "meter.install");
  }

  @Override
  Component content(ServicePoint point, HungMeters hung, @Nullable UUID meter) {
    return new Form(point, hung);
  }

  /** The form; what was done of it is not done twice. */
  private final class Form extends Div {
    private final transient ServicePoint point;
    private final DisplayFields displays = new DisplayFields(false);
    private final MeterChooser chooser;
    private final DatePicker day = new DatePicker();
    private final IntegerField position = new IntegerField();
    private final transient FieldProblems problems = new FieldProblems();
    private @Nullable UUID installed;

    Form(ServicePoint point, HungMeters hung) {
      this.point = point;
      addClassNames("wl-card", "wl-page");
      chooser = new MeterChooser(apis().meters(), point.commodity(), displays::show);
      displays.show(null);
      day.setLabel(getTranslation("meter.day"));
      day.setHelperText(getTranslation("meter.day.help"));
      day.setLocale(Formats.here().locale());
      day.setRequiredIndicatorVisible(true);
      day.setValue(apis().today(point));
      position.setLabel(getTranslation("meter.position"));
      position.setHelperText(getTranslation("meter.position.help"));
      position.setMin(1);
      position.setMax(MOST_PLACES);
      position.setRequiredIndicatorVisible(true);
      position.setValue(free(hung));
      problems
          .with("meter", chooser.field())
          .with("servicePointId", chooser.field())
          .with("at", day)
          .with("day", day)
          .with("position", position);
      Div when = new Div(day, position);
      when.addClassName("wl-form");
      Paragraph optional = new Paragraph(getTranslation("display.optional"));
      optional.addClassNames("wl-muted", "wl-small");
      Button save = new Button(getTranslation("meter.install.do"), click -> save());
      save.addThemeVariants(ButtonVariant.PRIMARY);
      Div actions = new Div(save, back(point));
      actions.addClassName("wl-form-actions");
      add(
          group("meter.one", chooser),
          group("meter.when", when),
          group("meter.start", optional, displays),
          actions);
    }

    /** The first place of the point where no meter hangs. */
    private static int free(HungMeters hung) {
      int place = 1;
      while (place < MOST_PLACES && isTaken(hung, place)) {
        place++;
      }
      return place;
    }

    private static boolean isTaken(HungMeters hung, int place) {
      return hung.installations().stream()
          .anyMatch(one -> one.to() == null && one.position() == place);
    }

    private void save() {
      problems.clear();
      boolean read = displays.isComplete();
      if (!problems.complete(this, chooser.field(), day, position) || !read) {
        return;
      }
      UUID meter = chooser.field().getValue().id();
      LocalDate from = day.getValue();
      try {
        if (!meter.equals(installed)) {
          apis()
              .meters()
              .install(
                  meter,
                  new NewInstallation(
                      point.id(),
                      position.getValue(),
                      from.atStartOfDay(ZoneId.of(point.zone())).toInstant()));
          installed = meter;
        }
        StartReads.keep(
            apis().usage(),
            point.id(),
            from,
            displays.values(),
            getTranslation("meter.read.installed"));
        open(point);
      } catch (RuntimeException failure) {
        refused(failure);
      }
    }

    private void refused(RuntimeException failure) {
      if (failure instanceof ApiProblemException refusal) {
        String code = refusal.problem().code();
        if ("meter-place-taken".equals(code)) {
          problems.mark("position", Trouble.sentence(this, refusal));
          return;
        }
        if ("meter-hangs-elsewhere".equals(code) || "meter-out-of-use".equals(code)) {
          problems.mark("meter", Trouble.sentence(this, refusal));
          return;
        }
        if (problems.show(refusal)) {
          return;
        }
      }
      Trouble.notice(this, failure);
    }
  }
}
