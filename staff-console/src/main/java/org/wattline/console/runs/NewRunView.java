package org.wattline.console.runs;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.BillingRunsApi;
import org.wattline.billing.contract.billing.NewBillingRun;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Selects what a run is to bill. Nothing is computed before its start. */
@Route(value = RunsNavigation.NEW, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({StaffRoles.BILLING, StaffRoles.SUPERVISOR})
class NewRunView extends Div implements HasDynamicTitle {
  /** What most suppliers give: the contract allows up to 120. */
  private static final int USUAL_DUE_DAYS = 15;

  private static final int LONGEST_DUE_DAYS = 120;
  private static final int LAST_ANCHOR_DAY = 28;
  private static final int LONGEST_NAME = 80;

  /** Accounts that can be chosen by number, as the contract allows. */
  private static final int MOST_NUMBERS = 1000;

  private static final int LONGEST_NUMBER = 24;

  private final transient BillingRunsApi runs;
  private final TextField name = new TextField();
  private final DatePicker until = new DatePicker();
  private final DatePicker issuedOn = new DatePicker();
  private final IntegerField dueDays = new IntegerField();
  private final IntegerField anchorDay = new IntegerField();
  private final TextArea numbers = new TextArea();
  private final Checkbox corrections = new Checkbox();
  private final transient FieldProblems problems = new FieldProblems();

  NewRunView(BillingRunsApi runs, Clock clock) {
    this.runs = runs;
    addClassName("wl-page");
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.here().zone());
    LocalDate month = today.withDayOfMonth(1);
    name.setLabel(getTranslation("run.name"));
    name.setMaxLength(LONGEST_NAME);
    name.setRequiredIndicatorVisible(true);
    name.setValue(Formats.here().month(YearMonth.from(month.minusMonths(1))));
    until.setLabel(getTranslation("run.until"));
    until.setHelperText(getTranslation("run.until.help"));
    until.setRequiredIndicatorVisible(true);
    until.setMax(today);
    until.setValue(month);
    issuedOn.setLabel(getTranslation("run.issued"));
    issuedOn.setHelperText(getTranslation("run.issued.help"));
    dueDays.setLabel(getTranslation("run.duedays"));
    dueDays.setHelperText(getTranslation("run.duedays.help"));
    dueDays.setRequiredIndicatorVisible(true);
    dueDays.setMin(0);
    dueDays.setMax(LONGEST_DUE_DAYS);
    dueDays.setValue(USUAL_DUE_DAYS);
    anchorDay.setLabel(getTranslation("run.anchor"));
    anchorDay.setHelperText(getTranslation("run.anchor.help"));
    anchorDay.setMin(1);
    anchorDay.setMax(LAST_ANCHOR_DAY);
    numbers.setLabel(getTranslation("run.numbers"));
    numbers.setHelperText(getTranslation("run.numbers.help", MOST_NUMBERS));
    numbers.setMaxLength(MOST_NUMBERS * LONGEST_NUMBER);
    corrections.setLabel(getTranslation("run.corrections"));
    corrections.setValue(true);
    problems
        .with("name", name)
        .with("until", until)
        .with("issuedOn", issuedOn)
        .with("dueDays", dueDays)
        .with("anchorDay", anchorDay)
        .with("accountNumbers", numbers);
    Div form = new Div(name, until, issuedOn, dueDays, anchorDay, numbers, corrections);
    form.addClassName("wl-form");
    name.addClassName("wl-wide");
    numbers.addClassName("wl-wide");
    corrections.addClassName("wl-wide");
    Button select = new Button(getTranslation("run.select"), click -> select());
    select.addThemeVariants(ButtonVariant.PRIMARY);
    Div actions = new Div(select, new Anchor(RunsNavigation.RUNS, getTranslation("form.cancel")));
    actions.addClassName("wl-form-actions");
    add(
        new PageHeading(getTranslation("run.new")).withLead(getTranslation("run.new.lead")),
        ConsoleShell.card(form, actions));
  }

  private void select() {
    problems.clear();
    if (!problems.complete(this, name, until, dueDays)) {
      return;
    }
    List<String> chosen = numbers();
    if (chosen.size() > MOST_NUMBERS) {
      problems.mark("accountNumbers", getTranslation("run.numbers.many", MOST_NUMBERS));
      return;
    }
    try {
      BillingRun run =
          runs.select(
              new NewBillingRun(
                  name.getValue().strip(),
                  until.getValue(),
                  issuedOn.getValue(),
                  dueDays.getValue(),
                  anchorDay.getValue(),
                  List.of(),
                  chosen,
                  corrections.getValue()));
      getUI().ifPresent(ui -> ui.navigate(RunsNavigation.to(run.id())));
    } catch (ApiProblemException refused) {
      if (!problems.show(refused)) {
        Trouble.notice(this, refused);
      }
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  /** One of a line, or apart by commas or semicolons; blanks within a number are its own. */
  private List<String> numbers() {
    return Arrays.stream(numbers.getValue().split("[\\n\\t,;]+", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .distinct()
        .toList();
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("run.new"));
  }
}
