package org.wattline.console.moves;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.moves.ChangeOfOccupant;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.MoveIn;
import org.wattline.billing.contract.moves.MoveKind;
import org.wattline.billing.contract.moves.MoveOut;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.console.AccountChooser;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.Trouble;

/**
 * What is asked of a move: who, where, when, what the registers showed, where post goes and on what
 * terms somebody comes. Only what the kind of move needs is shown; nothing typed is lost.
 */
final class MoveForm extends Div {
  private final transient MoveApis apis;
  private final transient MoveStart start;
  private final transient Previewed previewed;
  private final transient FieldProblems problems = new FieldProblems();
  private final LocalDate today;
  private final RadioButtonGroup<MoveKind> kind = new RadioButtonGroup<>();
  private final Select<Agreement> agreement = new Select<>();
  private final ComboBox<ServicePoint> point = new ComboBox<>();
  private final DatePicker day = new DatePicker();
  private final ReadFields reads = new ReadFields();
  private final ForwardingFields forwarding;
  private final AccountChooser newcomer;
  private final TermsFields terms;
  private final Div meters = new Div();
  private final Div refusal = new Div();
  private final Component who;
  private final Component post;
  private final Component conditions;
  private transient @Nullable KnownPoint known;

  /** Shows what would happen. */
  interface Previewed {
    /**
     * Takes a preview.
     *
     * @param form what was asked, to be sent or changed
     * @param coming who comes, if anybody
     */
    void look(MoveForm form, Move move, @Nullable Account coming);
  }

  MoveForm(MoveApis apis, MoveStart start, Previewed previewed) {
    this.apis = apis;
    this.start = start;
    this.previewed = previewed;
    this.today = apis.today();
    this.forwarding = new ForwardingFields(problems);
    this.newcomer = new AccountChooser(apis.customers());
    this.terms = new TermsFields(start.products(), problems);
    addClassNames("wl-card", "wl-page");
    kinds();
    places();
    problems
        .with("agreementId", agreement)
        .with("servicePointId", point)
        .with("day", day)
        .with("from", day)
        .with("to", day)
        .with("accountId", newcomer.field());
    meters.addClassName("wl-stack");
    refusal.addClassNames("wl-notice", "wl-notice-danger");
    refusal.getElement().setAttribute("role", "alert");
    refusal.setVisible(false);
    Div where = new Div(kind, agreement, point, day);
    where.addClassName("wl-form");
    kind.addClassName("wl-wide");
    who = group("move.newcomer", newcomer);
    Paragraph unforwarded = new Paragraph(getTranslation("move.forwarding.help"));
    unforwarded.addClassNames("wl-muted", "wl-small");
    post = group("move.forwarding", unforwarded, forwarding);
    conditions = group("move.terms", terms);
    Button preview = new Button(getTranslation("move.preview"), click -> preview());
    preview.addThemeVariants(ButtonVariant.PRIMARY);
    Div actions = new Div(preview, new Anchor(way(), getTranslation("form.cancel")));
    actions.addClassName("wl-form-actions");
    add(where, group("move.reads", meters), post, who, conditions, refusal, actions);
    ask();
  }

  private String way() {
    Account account = start.account();
    return account == null ? MovesNavigation.VACANCIES : "accounts/" + account.id();
  }

  private void kinds() {
    boolean leaves = !start.agreements().isEmpty();
    kind.setLabel(getTranslation("move.kind"));
    kind.setItems(
        leaves
            ? List.of(MoveKind.MOVE_OUT, MoveKind.CHANGE_OF_OCCUPANT, MoveKind.MOVE_IN)
            : List.of(MoveKind.MOVE_IN));
    kind.setItemLabelGenerator(
        value -> getTranslation("move.kind." + value.name().toLowerCase(Locale.ROOT)));
    kind.setValue(start.running(today).isEmpty() ? MoveKind.MOVE_IN : MoveKind.MOVE_OUT);
    kind.addValueChangeListener(change -> ask());
    day.setLabel(getTranslation("move.day"));
    day.setLocale(Formats.here().locale());
    day.setRequiredIndicatorVisible(true);
    day.setValue(today);
    day.addValueChangeListener(change -> readings());
  }

  private void places() {
    agreement.setLabel(getTranslation("move.agreement"));
    agreement.setItems(start.agreements());
    agreement.setItemLabelGenerator(this::words);
    agreement.setRequiredIndicatorVisible(true);
    if (start.running(today).size() == 1 || start.agreements().size() == 1) {
      agreement.setValue(start.agreements().getFirst());
    }
    agreement.addValueChangeListener(change -> ask());
    point.setLabel(getTranslation("move.point"));
    point.setHelperText(getTranslation("move.point.help"));
    point.setRequiredIndicatorVisible(true);
    point.setItemLabelGenerator(
        one -> one.marketId() + ", " + one.address().street() + ", " + one.address().city());
    point.setItems(
        query ->
            apis
                .points()
                .list(
                    query
                        .getFilter()
                        .map(typed -> typed.replaceAll("[\\s-]", ""))
                        .filter(typed -> !typed.isEmpty())
                        .orElse(null),
                    null,
                    query.getOffset() + query.getLimit())
                .items()
                .stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
    ServicePoint empty = start.point();
    if (empty != null) {
      point.setValue(empty);
      point.setReadOnly(true);
    }
    point.addValueChangeListener(change -> ask());
  }

  private String words(Agreement of) {
    Formats formats = Formats.here();
    return of.marketId()
        + " · "
        + (of.to() == null
            ? getTranslation("agreement.since", formats.date(of.from()))
            : getTranslation("days", formats.date(of.from()), formats.date(of.to().minusDays(1))));
  }

  private FieldSet group(String title, Component... content) {
    FieldSet group = new FieldSet(getTranslation(title));
    group.addClassName("wl-group");
    group.add(content);
    return group;
  }

  private boolean comes() {
    return kind.getValue() != MoveKind.MOVE_OUT;
  }

  private boolean leaves() {
    return kind.getValue() != MoveKind.MOVE_IN;
  }

  /** Shows what this kind of move needs, and fetches what is known of its point. */
  private void ask() {
    refusal.setVisible(false);
    agreement.setVisible(leaves());
    point.setVisible(!leaves());
    post.setVisible(leaves());
    who.setVisible(
        kind.getValue() == MoveKind.CHANGE_OF_OCCUPANT || (comes() && start.account() == null));
    conditions.setVisible(comes());
    UUID at = pointId();
    KnownPoint before = known;
    if (at == null) {
      known = null;
      reads.forget();
      Paragraph none = new Paragraph(getTranslation("move.reads.nopoint"));
      none.addClassNames("wl-muted", "wl-small");
      meters.removeAll();
      meters.add(none);
      terms.offer(null);
    } else if (before == null || !before.point().id().equals(at)) {
      known = null;
      reads.forget();
      meters.removeAll();
      meters.add(
          new Loading<>(
              apis.background(), 3, () -> KnownPoint.of(apis, at, today), this::cameToKnow));
    }
  }

  private @Nullable UUID pointId() {
    if (leaves()) {
      return agreement.isEmpty() ? null : agreement.getValue().servicePointId();
    }
    return point.isEmpty() ? null : point.getValue().id();
  }

  private Component cameToKnow(KnownPoint of) {
    known = of;
    terms.offer(of.commodity());
    if (leaves() && !agreement.isEmpty()) {
      terms.begin(agreement.getValue().terms().getLast());
    } else {
      start.lastTerms().ifPresent(terms::begin);
    }
    readings();
    return reads;
  }

  private void readings() {
    KnownPoint of = known;
    if (of != null) {
      reads.show(of, day.getValue(), today);
    }
  }

  private void preview() {
    refusal.setVisible(false);
    problems.clear();
    if (!isComplete()) {
      return;
    }
    try {
      previewed.look(this, send(true), coming());
    } catch (RuntimeException failure) {
      refused(failure);
    }
  }

  private boolean isComplete() {
    boolean whole =
        leaves() ? problems.complete(this, agreement, day) : problems.complete(this, point, day);
    if (leaves()) {
      whole = forwarding.isComplete(problems) && whole;
    }
    if (who.isVisible()) {
      whole = newcomer.isComplete() && whole;
    }
    if (comes()) {
      whole = terms.isComplete(problems) && whole;
    }
    return whole;
  }

  /** Who comes, if anybody. */
  private @Nullable Account coming() {
    return who.isVisible() ? newcomer.chosen() : comes() ? start.account() : null;
  }

  /** Sends what is asked: to look at it, or to do it. */
  Move send(boolean preview) {
    var shown = reads.values(problems);
    return switch (kind.getValue()) {
      case MOVE_OUT ->
          apis.moves()
              .moveOut(
                  new MoveOut(agreement.getValue().id(), day.getValue(), shown, forwarding.value()),
                  preview);
      case MOVE_IN ->
          apis.moves()
              .moveIn(
                  new MoveIn(
                      Objects.requireNonNull(coming()).id(),
                      point.getValue().id(),
                      day.getValue(),
                      shown,
                      terms.value()),
                  preview);
      case CHANGE_OF_OCCUPANT ->
          apis.moves()
              .changeOccupant(
                  new ChangeOfOccupant(
                      agreement.getValue().id(),
                      day.getValue(),
                      shown,
                      forwarding.value(),
                      Objects.requireNonNull(coming()).id(),
                      terms.value()),
                  preview);
    };
  }

  /** Says why the service refused: at the field that it is about, else above the button. */
  void refused(RuntimeException failure) {
    if (!(failure instanceof ApiProblemException refused)) {
      Trouble.notice(this, failure);
    } else if (!problems.show(refused)) {
      refusal.removeAll();
      refusal.add(new Icon(Icon.Name.ALERT), new Paragraph(Trouble.sentence(this, refused)));
      refusal.setVisible(true);
    }
  }
}
