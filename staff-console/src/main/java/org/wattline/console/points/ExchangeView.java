package org.wattline.console.points;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.metering.MeterExchange;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.Trouble;

/**
 * Hangs one meter in another's place, with the last reads of the one and the first of the other.
 */
@Route(value = PointsNavigation.EXCHANGE, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class ExchangeView extends PointPage {
  ExchangeView(PointApis apis) {
    super(apis, "meter.exchange.title");
  }

  @Override
  Component content(ServicePoint point, HungMeters hung, @Nullable UUID meter) {
    Installation hanging = hung.hanging(meter);
    return hanging == null ? nothingHangs(point) : new Form(point, hung, hanging);
  }

  /** When, which goes and what it showed, which comes and what that one shows. */
  private final class Form extends Div {
    private final transient ServicePoint point;
    private final transient Installation hanging;
    private final DatePicker day = new DatePicker();
    private final TimePicker time = new TimePicker();
    private final DisplayFields closing = new DisplayFields(true);
    private final DisplayFields opening = new DisplayFields(true);
    private final MeterChooser chooser;
    private final transient FieldProblems problems = new FieldProblems();

    Form(ServicePoint point, HungMeters hung, Installation hanging) {
      this.point = point;
      this.hanging = hanging;
      addClassNames("wl-card", "wl-page");
      closing.show(hung.meters().get(hanging.meterId()));
      opening.show(null);
      chooser = new MeterChooser(apis().meters(), point.commodity(), opening::show);
      Formats formats = Formats.here();
      LocalDateTime now =
          LocalDateTime.ofInstant(apis().clock().instant(), ZoneId.of(point.zone()))
              .truncatedTo(ChronoUnit.HOURS);
      day.setLabel(getTranslation("meter.exchange.day"));
      day.setLocale(formats.locale());
      day.setRequiredIndicatorVisible(true);
      day.setValue(now.toLocalDate());
      time.setLabel(getTranslation("meter.exchange.time"));
      time.setLocale(formats.locale());
      time.setHelperText(getTranslation("meter.exchange.time.help", point.zone()));
      time.setRequiredIndicatorVisible(true);
      time.setValue(now.toLocalTime());
      problems
          .with("at", day)
          .with("installedMeterId", chooser.field())
          .with("servicePointId", chooser.field());
      Div when = new Div(day, time);
      when.addClassName("wl-form");
      Button save =
          new Button(getTranslation("meter.exchange.do", hanging.serial()), click -> save());
      save.addThemeVariants(ButtonVariant.PRIMARY);
      Div actions = new Div(save, back(point));
      actions.addClassName("wl-form-actions");
      add(
          group("meter.when", when),
          group("meter.closing", closing),
          group("meter.comes", chooser),
          group("meter.start", opening),
          actions);
    }

    private void save() {
      problems.clear();
      boolean opened = opening.isComplete();
      boolean known = problems.complete(this, chooser.field());
      boolean closed = closing.isComplete();
      if (!problems.complete(this, day, time) || !closed || !known || !opened) {
        return;
      }
      Instant at =
          LocalDateTime.of(day.getValue(), time.getValue())
              .atZone(ZoneId.of(point.zone()))
              .toInstant();
      try {
        apis()
            .meters()
            .exchange(
                point.id(),
                new MeterExchange(
                    hanging.meterId(),
                    chooser.field().getValue().id(),
                    at,
                    closing.values(),
                    opening.values()));
        open(point);
      } catch (RuntimeException failure) {
        refused(failure);
      }
    }

    private void refused(RuntimeException failure) {
      if (failure instanceof ApiProblemException refusal) {
        String code = refusal.problem().code();
        if ("meter-hangs-elsewhere".equals(code)
            || "meter-out-of-use".equals(code)
            || "meter-place-taken".equals(code)) {
          problems.mark("installedMeterId", Trouble.sentence(this, refusal));
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
