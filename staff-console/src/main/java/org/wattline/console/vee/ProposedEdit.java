package org.wattline.console.vee;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.billing.contract.premises.ServicePointsApi;
import org.wattline.billing.contract.vee.DecisionReason;
import org.wattline.billing.contract.vee.NewEdit;
import org.wattline.billing.contract.vee.VeeApi;
import org.wattline.billing.contract.vee.VeeEdit;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** A proposed edit: who wants what and why, each value before and after, and the decision. */
final class ProposedEdit extends Div {
  private static final int KILO = 3;
  private static final int LONGEST_REASON = 300;

  private final transient VeeApi vee;
  private final transient VeeEdit of;
  private final TextField reason = new TextField();
  private final Div decision = new Div();
  private final Div refused = new Div();

  /** What the edit is about: its point, and the values of its day as they are. */
  private record Known(ServicePoint point, UsageSeries series) {}

  ProposedEdit(
      VeeApi vee, UsageApi usage, ServicePointsApi points, BackgroundWork background, VeeEdit of) {
    this.vee = vee;
    this.of = of;
    addClassNames("wl-card", "wl-stack");
    Formats formats = Formats.here();
    add(
        new H2(getTranslation("vee.edits.of", formats.date(of.day()))),
        new Facts()
            .with(
                getTranslation("vee.edits.by"),
                getTranslation("vee.edits.made", of.madeBy(), formats.moment(of.madeAt())))
            .with(getTranslation("vee.reason"), of.reason()),
        new Loading<>(
            background,
            4,
            () ->
                new Known(
                    points.get(of.servicePointId()),
                    usage.channelUsage(
                        of.channelId(), of.day(), of.day().plusDays(1), Resolution.INTERVAL, null)),
            this::values),
        decision);
    decision.addClassName("wl-stack");
    decide();
  }

  /** Each value as it is and as it would be. */
  private Component values(Known known) {
    UsageSeries series = known.series();
    ServicePoint at = known.point();
    Facts where =
        new Facts()
            .with(
                getTranslation("vee.point"),
                at.address().street() + ", " + at.address().city() + " · " + at.marketId());
    PagedTable<NewEdit.Value> table =
        new PagedTable<NewEdit.Value>(getTranslation("vee.edits.of", Formats.here().date(of.day())))
            .text(getTranslation("vee.time"), value -> clock(series, value.slot()))
            .number(
                getTranslation("vee.edits.before"), value -> words(series, before(series, value)))
            .number(getTranslation("vee.edits.after"), value -> words(series, after(value)));
    return new Div(where, table.with(of.values()));
  }

  private static String clock(UsageSeries series, int slot) {
    return slot < series.size()
        ? LocalTime.ofInstant(series.start(slot), ZoneId.of(series.zone())).toString()
        : String.valueOf(slot);
  }

  private static @Nullable BigDecimal before(UsageSeries series, NewEdit.Value value) {
    return value.slot() < series.size() ? series.values()[value.slot()] : null;
  }

  private static @Nullable BigDecimal after(NewEdit.Value value) {
    Long counts = value.value();
    return counts == null ? null : BigDecimal.valueOf(counts, KILO);
  }

  private String words(UsageSeries series, @Nullable BigDecimal value) {
    return value == null
        ? getTranslation("vee.edits.novalue")
        : Formats.here().quantityExact(value, series.unit());
  }

  private void decide() {
    reason.setLabel(getTranslation("vee.edits.reason"));
    reason.setMaxLength(LONGEST_REASON);
    refused.addClassNames("wl-notice", "wl-notice-danger");
    refused.getElement().setAttribute("role", "alert");
    refused.setVisible(false);
    Div buttons = new Div();
    buttons.addClassName("wl-form-actions");
    Button approve =
        new Button(
            getTranslation("vee.edits.approve"),
            click -> send(() -> vee.approve(of.id()), "vee.edits.applied"));
    approve.addThemeVariants(ButtonVariant.PRIMARY);
    Button refuse =
        new Button(
            getTranslation(of.yours() ? "vee.edits.takeback" : "vee.edits.refuse"),
            click -> refuse());
    if (of.yours()) {
      decision.add(note("vee.edits.yours"));
    } else if (StaffRoles.approvesEdits()) {
      buttons.add(approve);
    } else {
      decision.add(note("vee.edits.others"));
    }
    buttons.add(refuse);
    decision.add(reason, refused, buttons);
  }

  private Paragraph note(String key) {
    Paragraph note = new Paragraph(getTranslation(key));
    note.addClassName("wl-muted");
    return note;
  }

  private void refuse() {
    reason.setErrorMessage(getTranslation("form.required"));
    reason.setInvalid(reason.getValue().isBlank());
    if (reason.isInvalid()) {
      reason.focus();
      return;
    }
    DecisionReason why = new DecisionReason(reason.getValue().strip());
    send(() -> vee.refuse(of.id(), why), "vee.edits.refused");
  }

  private void send(Runnable change, String done) {
    refused.setVisible(false);
    try {
      change.run();
      Paragraph outcome = new Paragraph(getTranslation(done));
      outcome.getElement().setAttribute("role", "status");
      decision.removeAll();
      decision.add(outcome);
    } catch (ApiProblemException problem) {
      refused.removeAll();
      refused.add(new Icon(Icon.Name.ALERT), new Paragraph(problem.problem().sentence()));
      refused.setVisible(true);
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }
}
