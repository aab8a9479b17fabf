package org.wattline.portal.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import java.util.function.Consumer;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementProposal;
import org.wattline.billing.contract.collections.ArrangementsApi;
import org.wattline.billing.contract.collections.InstalmentPlan;
import org.wattline.billing.contract.collections.NewArrangement;
import org.wattline.billing.contract.collections.PlannedInstalment;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Trouble;

/** In how many months, from which day on, and is that right? Nothing is agreed before the end. */
final class ArrangementQuestions extends Div {
  private final UUID account;
  private final transient ArrangementsApi arrangements;
  private final transient Consumer<Arrangement> agreed;
  private final transient Consumer<ApiProblemException> refused;
  private final boolean automatic;
  private final transient Formats formats = Formats.here();
  private final transient FieldProblems problems = new FieldProblems();
  private final RadioButtonGroup<InstalmentPlan> plans = new RadioButtonGroup<>();
  private final DatePicker first = new DatePicker();
  private transient ArrangementProposal proposal;

  /**
   * @param automatic whether a saved card pays what is due
   * @param agreed told of the arrangement that was agreed
   * @param refused told why there is none
   */
  ArrangementQuestions(
      UUID account,
      ArrangementProposal proposal,
      boolean automatic,
      ArrangementsApi arrangements,
      Consumer<Arrangement> agreed,
      Consumer<ApiProblemException> refused) {
    this.account = account;
    this.proposal = proposal;
    this.automatic = automatic;
    this.arrangements = arrangements;
    this.agreed = agreed;
    this.refused = refused;
    addClassNames("wl-card", "wl-stack");
    plans.setLabel(getTranslation("arrange.months"));
    plans.addClassName("portal-choices");
    plans.setItems(proposal.plans());
    plans.setItemLabelGenerator(plan -> ArrangementWords.plan(this, plan, currency()));
    plans.setValue(proposal.plans().getFirst());
    first.setLabel(getTranslation("arrange.first"));
    first.setHelperText(
        getTranslation(
            "arrange.first.help",
            formats.date(proposal.earliestFirstOn()),
            formats.date(proposal.latestFirstOn())));
    first.setLocale(formats.locale());
    first.setMin(proposal.earliestFirstOn());
    first.setMax(proposal.latestFirstOn());
    first.setRequiredIndicatorVisible(true);
    first.setValue(proposal.firstOn());
    problems.with("months", plans).with("firstOn", first);
    choose();
  }

  private Currency currency() {
    return Currency.getInstance(proposal.currency());
  }

  private void choose() {
    removeAll();
    H2 title = title("arrange.choose");
    Button on = new Button(getTranslation("move.on"), click -> forward());
    on.addThemeVariants(ButtonVariant.PRIMARY);
    Div actions = new Div(on);
    actions.addClassName("wl-form-actions");
    add(
        title,
        new Paragraph(
            getTranslation(
                "arrange.owed",
                formats.money(proposal.total(), currency()),
                proposal.covers().size())),
        plans,
        first,
        actions);
  }

  private void forward() {
    problems.clear();
    LocalDate day = first.getValue();
    if (day == null
        || day.isBefore(proposal.earliestFirstOn())
        || day.isAfter(proposal.latestFirstOn())) {
      problems.mark(
          "firstOn",
          getTranslation(
              "arrange.first.wrong",
              formats.date(proposal.earliestFirstOn()),
              formats.date(proposal.latestFirstOn())));
      return;
    }
    int months = plans.getValue().months();
    try {
      ArrangementProposal now = arrangements.propose(account, day);
      InstalmentPlan plan =
          now.plans().stream()
              .filter(one -> one.months() == months)
              .findFirst()
              .orElse(now.plans().getLast());
      check(now, plan);
    } catch (ApiProblemException refusal) {
      refuse(refusal);
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  private void check(ArrangementProposal now, InstalmentPlan plan) {
    proposal = now;
    String key = UUID.randomUUID().toString();
    removeAll();
    H2 title = title("arrange.check");
    Button agree = new Button(getTranslation("arrange.agree"), click -> agree(plan, key));
    agree.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
    agree.addClassName("portal-main-button");
    agree.setDisableOnClick(true);
    Div actions = new Div(agree, new Button(getTranslation("move.back"), click -> choose()));
    actions.addClassName("wl-form-actions");
    add(
        title,
        rows(plan),
        new Paragraph(
            getTranslation(
                "arrange.sum",
                formats.money(proposal.total(), currency()),
                plan.instalments().size())),
        new H3(getTranslation("arrange.how")),
        new Paragraph(getTranslation(automatic ? "arrange.how.automatic" : "arrange.how.hand")),
        new H3(getTranslation("arrange.missed")),
        new Paragraph(getTranslation("arrange.missed.text", proposal.graceDays())),
        new Paragraph(getTranslation("arrange.missed.call")),
        new H3(getTranslation("arrange.later")),
        new Paragraph(getTranslation("arrange.later.text")),
        actions);
    title.getElement().executeJs("this.focus()");
  }

  private H2 title(String key) {
    H2 title = new H2(getTranslation(key));
    title.getElement().setAttribute("tabindex", "-1");
    return title;
  }

  private Component rows(InstalmentPlan plan) {
    UnorderedList rows = new UnorderedList();
    rows.addClassName("portal-rows");
    for (PlannedInstalment instalment : plan.instalments()) {
      Span amount = new Span(formats.money(instalment.amount(), currency()));
      amount.addClassNames("wl-number", "portal-row-amount");
      rows.add(new ListItem(new Span(formats.date(instalment.dueOn())), amount));
    }
    return rows;
  }

  private void agree(InstalmentPlan plan, String key) {
    try {
      agreed.accept(
          arrangements.agree(
              account,
              key,
              new NewArrangement(plan.months(), proposal.firstOn(), proposal.total())));
    } catch (ApiProblemException refusal) {
      refuse(refusal);
    } catch (RuntimeException failure) {
      // the same key: what was agreed though no answer came is not agreed twice
      getChildren().forEach(ArrangementQuestions::enableAgain);
      Trouble.notice(this, failure);
    }
  }

  private static void enableAgain(Component part) {
    if (part instanceof Button button) {
      button.setEnabled(true);
    } else {
      part.getChildren().forEach(ArrangementQuestions::enableAgain);
    }
  }

  /** What is wrong with an answer is said beside it; all else ends the questions. */
  private void refuse(ApiProblemException refusal) {
    if (refusal.isConflict()) {
      refused.accept(refusal);
      return;
    }
    choose();
    if (!problems.show(refusal)) {
      Trouble.notice(this, refusal);
    }
  }
}
