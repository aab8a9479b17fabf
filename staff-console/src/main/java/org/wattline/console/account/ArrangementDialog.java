package org.wattline.console.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementProposal;
import org.wattline.billing.contract.collections.InstalmentPlan;
import org.wattline.billing.contract.collections.NewArrangement;
import org.wattline.billing.contract.collections.PlannedInstalment;
import org.wattline.billing.contract.customers.Account;
import org.wattline.console.PagedTable;
import org.wattline.console.bills.BillWords;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Agrees an arrangement with a caller: the plans are looked at while they are chosen. */
final class ArrangementDialog extends Dialog {
  private static final int NOTICE_MS = 8_000;
  private static final int USUAL_MONTHS = 6;

  private final transient AccountApis apis;
  private final transient Account account;
  private final DatePicker first = new DatePicker();
  private final Select<InstalmentPlan> plans = new Select<>();
  private final Div plan = new Div();
  private final Div preview = new Div();
  private final Button agree;
  private final transient FieldProblems problems = new FieldProblems();
  private transient @Nullable ArrangementProposal proposal;

  /** Names the plan that is asked for: the same again is agreed once. */
  private String key = UUID.randomUUID().toString();

  ArrangementDialog(AccountApis apis, Account account, LocalDate today) {
    this.apis = apis;
    this.account = account;
    setHeaderTitle(getTranslation("arrangement.dialog", account.number()));
    first.setLabel(getTranslation("arrangement.first"));
    first.setLocale(Formats.here().locale());
    first.setMin(today);
    first.setRequiredIndicatorVisible(true);
    first.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            look();
          }
        });
    plans.setLabel(getTranslation("arrangement.months"));
    plans.setItemLabelGenerator(this::label);
    plans.addValueChangeListener(change -> chosen(change.getValue()));
    problems.with("firstOn", first).with("months", plans);
    agree = new Button(getTranslation("arrangement.agree"), click -> agree());
    agree.addThemeVariants(ButtonVariant.PRIMARY);
    Div body = new Div(new Paragraph(getTranslation("arrangement.lead")), first, preview);
    body.addClassName("wl-stack");
    add(body);
    getFooter().add(new Button(getTranslation("form.cancel"), click -> close()), agree);
    look();
  }

  /** Asks for the plans from the day that is chosen on. */
  private void look() {
    proposal = null;
    agree.setEnabled(false);
    problems.clear();
    LocalDate day = first.getValue();
    preview.removeAll();
    preview.add(new Loading<>(apis.background(), 4, () -> ask(day), this::answered));
  }

  /**
   * What could be agreed, or why nothing can.
   *
   * @param proposal null where it is refused
   * @param refusal null where it is not
   */
  private record Answer(
      @Nullable ArrangementProposal proposal, @Nullable ApiProblemException refusal) {}

  private Answer ask(@Nullable LocalDate day) {
    try {
      return new Answer(apis.arrangements().propose(account.id(), day), null);
    } catch (ApiProblemException refused) {
      return new Answer(null, refused);
    }
  }

  private Component answered(Answer answer) {
    ArrangementProposal offered = answer.proposal();
    if (offered == null) {
      ApiProblemException refusal = answer.refusal();
      if (refusal == null || problems.show(refusal)) {
        return new Div();
      }
      Paragraph why = new Paragraph(Trouble.sentence(this, refusal));
      why.getElement().setAttribute("role", "alert");
      return why;
    }
    proposal = offered;
    first.setMin(offered.earliestFirstOn());
    first.setMax(offered.latestFirstOn());
    first.setValue(offered.firstOn());
    int months =
        Optional.ofNullable(plans.getValue()).map(InstalmentPlan::months).orElse(USUAL_MONTHS);
    List<InstalmentPlan> all = offered.plans();
    plans.setItems(all);
    plans.setValue(
        all.stream().filter(one -> one.months() == months).findFirst().orElse(all.getLast()));
    agree.setEnabled(true);
    Div content =
        new Div(
            new Paragraph(
                getTranslation(
                    "arrangement.covers", money(offered.total()), offered.covers().size())),
            plans,
            plan);
    content.addClassName("wl-stack");
    return content;
  }

  private String label(InstalmentPlan one) {
    return getTranslation(
        "arrangement.plan", one.months(), money(one.instalments().getFirst().amount()));
  }

  private void chosen(@Nullable InstalmentPlan one) {
    key = UUID.randomUUID().toString();
    plan.removeAll();
    if (one != null && proposal != null) {
      Formats formats = Formats.here();
      plan.add(
          new PagedTable<PlannedInstalment>(getTranslation("arrangement.instalments"))
              .number(getTranslation("arrangement.number"), i -> formats.count(i.number()))
              .text(getTranslation("arrangement.due"), i -> formats.date(i.dueOn()))
              .number(getTranslation("line.amount"), i -> money(i.amount()))
              .with(one.instalments()),
          new Paragraph(getTranslation("arrangement.effect", proposal.graceDays())));
    }
  }

  private void agree() {
    ArrangementProposal offered = proposal;
    InstalmentPlan one = plans.getValue();
    if (offered == null || one == null) {
      return;
    }
    try {
      Arrangement agreed =
          apis.arrangements()
              .agree(
                  account.id(),
                  key,
                  new NewArrangement(one.months(), offered.firstOn(), offered.total()));
      Notification.show(
          getTranslation("arrangement.done", agreed.instalments().size()),
          NOTICE_MS,
          Notification.Position.BOTTOM_CENTER);
      Optional<UI> page = getUI(); // a dialog that is closed has none
      close();
      page.ifPresent(ui -> ui.refreshCurrentRoute(false));
    } catch (ApiProblemException refusal) {
      if (!problems.show(refusal)) {
        Trouble.notice(this, refusal);
        look();
      }
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  private String money(BigDecimal amount) {
    return BillWords.money(amount, account.currency());
  }
}
