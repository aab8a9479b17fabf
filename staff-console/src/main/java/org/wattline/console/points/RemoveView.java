package org.wattline.console.points;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.metering.Removal;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.OnDoor;

/** Takes a meter off a point, with what its registers showed at the start of that day. */
@Route(value = PointsNavigation.REMOVE, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class RemoveView extends PointPage {
  RemoveView(PointApis apis) {
    super(apis, "meter.remove.title");
  }

  @Override
  Component content(ServicePoint point, HungMeters hung, @Nullable UUID meter) {
    Installation hanging = hung.hanging(meter);
    return hanging == null ? nothingHangs(point) : form(point, hung, hanging);
  }

  private Component form(ServicePoint point, HungMeters hung, Installation hanging) {
    DatePicker day = new DatePicker(getTranslation("meter.remove.day"));
    day.setHelperText(getTranslation("meter.remove.day.help"));
    day.setLocale(Formats.here().locale());
    day.setRequiredIndicatorVisible(true);
    day.setValue(apis().today(point));
    FieldProblems problems = new FieldProblems().with("at", day).with("day", day);
    DisplayFields displays = new DisplayFields(false);
    displays.show(hung.meters().get(hanging.meterId()));
    Paragraph optional = new Paragraph(getTranslation("display.optional"));
    optional.addClassNames("wl-muted", "wl-small");
    Div when = new Div(day);
    when.addClassName("wl-form");
    Button save =
        new Button(
            getTranslation("meter.remove.do", hanging.serial()),
            click -> save(point, hanging, day, displays, problems));
    save.addThemeVariants(ButtonVariant.PRIMARY);
    Div actions = new Div(save, back(point));
    actions.addClassName("wl-form-actions");
    Div form =
        ConsoleShell.card(
            group("meter.when", when), group("meter.closing", optional, displays), actions);
    form.addClassName("wl-page");
    return form;
  }

  /** The reads go first: should the removal be refused, they were true all the same. */
  private void save(
      ServicePoint point,
      Installation hanging,
      DatePicker day,
      DisplayFields displays,
      FieldProblems problems) {
    problems.clear();
    boolean read = displays.isComplete();
    if (!problems.complete(this, day) || !read) {
      return;
    }
    LocalDate on = day.getValue();
    try {
      StartReads.keep(
          apis().usage(), point.id(), on, displays.values(), getTranslation("meter.read.removed"));
      apis()
          .meters()
          .remove(
              hanging.meterId(), new Removal(on.atStartOfDay(ZoneId.of(point.zone())).toInstant()));
      open(point);
    } catch (RuntimeException failure) {
      PointWords.refused(this, problems, failure, "before-installation", "at");
    }
  }
}
