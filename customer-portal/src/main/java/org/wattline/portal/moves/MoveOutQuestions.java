package org.wattline.portal.moves;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.customers.PostalAddress;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.MoveOut;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.billing.contract.moves.RegisterRead;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Trouble;

/** The questions of a move out, one at a time; nothing is sent before the summary is agreed to. */
final class MoveOutQuestions extends MoveQuestions {
  private enum Question {
    SUPPLY,
    DAY,
    READS,
    ADDRESS,
    SUMMARY
  }

  private final transient Map<UUID, List<String>> registers;
  private final transient MovesApi moves;
  private final transient Consumer<Move> sent;
  private final boolean several;
  private final RadioButtonGroup<Agreement> supply = new RadioButtonGroup<>();
  private final Map<String, BigDecimalField> reads = new LinkedHashMap<>();
  private final TextField street = new TextField();
  private final TextField extra = new TextField();
  private final TextField postalCode = new TextField();
  private final TextField city = new TextField();
  private Question at;

  MoveOutQuestions(
      List<Agreement> supplies,
      Map<UUID, List<String>> registers,
      LocalDate today,
      MovesApi moves,
      Consumer<Move> sent) {
    super(today, "move.day.help");
    this.registers = registers;
    this.moves = moves;
    this.sent = sent;
    this.several = supplies.size() > 1;
    supply.setItems(supplies);
    supply.setItemLabelGenerator(Agreement::marketId);
    supply.setValue(supplies.getFirst());
    supply.setAriaLabel(getTranslation("move.supply"));
    supply.addClassName("portal-choices");
    label(street, "street", 120);
    label(extra, "extra", 120);
    label(postalCode, "postal", 16);
    label(city, "city", 80);
    problems
        .with("day", day)
        .with("forwardingAddress/street", street)
        .with("forwardingAddress/extra", extra)
        .with("forwardingAddress/postalCode", postalCode)
        .with("forwardingAddress/city", city);
    at = several ? Question.SUPPLY : Question.DAY;
    ask();
  }

  private void label(TextField field, String key, int length) {
    field.setLabel(getTranslation("move.address." + key));
    field.setMaxLength(length);
  }

  private void ask() {
    Place place =
        at == Question.SUMMARY ? Place.SUMMARY : at == first() ? Place.FIRST : Place.BETWEEN;
    show(
        "move." + at.name().toLowerCase(Locale.ROOT),
        place,
        heading ->
            switch (at) {
              case SUPPLY -> with(supply, supply);
              case DAY -> with(day, day);
              case READS -> askReads();
              case ADDRESS -> askAddress();
              case SUMMARY -> with(summary(), heading);
            });
  }

  private Component with(Component shown, Component focus) {
    add(shown);
    return focus;
  }

  private Component askReads() {
    reads.clear();
    Formats formats = Formats.here();
    add(new Paragraph(getTranslation("move.reads.text", formats.date(chosenDay()))));
    Div form = new Div();
    form.addClassName("wl-form");
    for (String code : codes()) {
      BigDecimalField field = new BigDecimalField(getTranslation("move.register", code));
      field.setLocale(formats.locale());
      field.setRequiredIndicatorVisible(true);
      reads.put(code, field);
      form.add(field);
    }
    add(form);
    return reads.values().iterator().next();
  }

  private Component askAddress() {
    add(new Paragraph(getTranslation("move.address.text")));
    Div form = new Div(street, extra, postalCode, city);
    form.addClassName("wl-form");
    add(form);
    return street;
  }

  @Override
  void forward() {
    problems.clear();
    boolean complete =
        switch (at) {
          case SUPPLY, SUMMARY -> true;
          case DAY -> problems.complete(this, day);
          case READS -> problems.complete(this, reads.values().toArray(AbstractField<?, ?>[]::new));
          case ADDRESS -> noAddress() || problems.complete(this, street, postalCode, city);
        };
    if (complete) {
      at = Question.values()[at.ordinal() + 1];
      if (at == Question.READS && codes().isEmpty()) {
        at = Question.ADDRESS;
      }
      ask();
    }
  }

  @Override
  void backward() {
    at = Question.values()[at.ordinal() - 1];
    if (at == Question.READS && codes().isEmpty()) {
      at = Question.DAY;
    }
    ask();
  }

  private Question first() {
    return several ? Question.SUPPLY : Question.DAY;
  }

  /** What was answered, and what the service says will come of it. */
  private Component summary() {
    Formats formats = Formats.here();
    Facts facts =
        new Facts()
            .with(getTranslation("move.supply"), supply.getValue().marketId())
            .with(getTranslation("move.day"), formats.date(chosenDay()))
            .with(
                getTranslation("move.address"),
                noAddress()
                    ? getTranslation("move.address.none")
                    : street.getValue() + ", " + postalCode.getValue() + " " + city.getValue());
    reads.forEach(
        (code, field) ->
            facts.with(getTranslation("move.register", code), String.valueOf(field.getValue())));
    Div content = new Div(facts);
    content.addClassName("wl-stack");
    try {
      Move preview = moves.moveOut(answers(), true);
      content.add(MoveView.next(this, preview));
      if (preview.correctsBilled()) {
        content.add(new Paragraph(getTranslation("move.corrects")));
      }
      Button send = new Button(getTranslation("move.send"), click -> send());
      send.addThemeVariants(ButtonVariant.PRIMARY);
      send.setDisableOnClick(true);
      content.add(send);
    } catch (ApiProblemException refusal) {
      content.add(refused(Trouble.sentence(this, refusal)));
    } catch (RuntimeException failure) {
      content.add(Trouble.inPlace(this, failure, this::ask));
    }
    return content;
  }

  static Div refused(String sentence) {
    Div notice = new Div(new Icon(Icon.Name.ALERT), new Paragraph(sentence));
    notice.addClassNames("wl-notice", "wl-notice-danger");
    notice.getElement().setAttribute("role", "alert");
    return notice;
  }

  private void send() {
    try {
      sent.accept(moves.moveOut(answers(), false));
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
      ask();
    }
  }

  private MoveOut answers() {
    List<RegisterRead> shown = new ArrayList<>();
    reads.forEach(
        (code, field) ->
            shown.add(new RegisterRead(code, Objects.requireNonNull(field.getValue()))));
    return new MoveOut(supply.getValue().id(), chosenDay(), shown, address());
  }

  private @Nullable PostalAddress address() {
    if (noAddress()) {
      return null;
    }
    return new PostalAddress(
        street.getValue().strip(),
        extra.isEmpty() ? null : extra.getValue().strip(),
        postalCode.getValue().strip(),
        city.getValue().strip(),
        null,
        country());
  }

  private boolean noAddress() {
    return street.isEmpty() && postalCode.isEmpty() && city.isEmpty();
  }

  /** The supplier's country: a market's name begins with it. */
  private static String country() {
    var tenant = SiteScope.current().tenant();
    return tenant == null ? "BE" : tenant.market().substring(0, 2);
  }

  private List<String> codes() {
    return registers.getOrDefault(supply.getValue().servicePointId(), List.of());
  }
}
