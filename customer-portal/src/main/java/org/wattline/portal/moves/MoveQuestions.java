package org.wattline.portal.moves;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/**
 * Questions of a move, one at a time; nothing is sent before the last, the summary, is agreed to.
 */
abstract class MoveQuestions extends Div {
  /** Where a question stands among the others. */
  enum Place {
    FIRST,
    BETWEEN,
    SUMMARY
  }

  final transient FieldProblems problems = new FieldProblems();
  final DatePicker day = new DatePicker();

  MoveQuestions(LocalDate today, String dayHelp) {
    addClassNames("wl-card", "move");
    day.setLabel(getTranslation("move.day.label"));
    day.setHelperText(getTranslation(dayHelp));
    day.setLocale(Formats.here().locale());
    day.setInitialPosition(today);
    day.setRequiredIndicatorVisible(true);
  }

  /** To the next question, once this one is answered. */
  abstract void forward();

  /** To the question before. */
  abstract void backward();

  /**
   * Shows a question in place of the one before.
   *
   * @param asked adds what is asked below the title, and says what gets the focus
   */
  final void show(String title, Place place, UnaryOperator<Component> asked) {
    removeAll();
    H2 heading = new H2(getTranslation(title));
    heading.getElement().setAttribute("tabindex", "-1");
    add(heading);
    Component focus = asked.apply(heading);
    Div actions = new Div();
    actions.addClassName("wl-form-actions");
    if (place != Place.SUMMARY) {
      Button on = new Button(getTranslation("move.on"), click -> forward());
      on.addThemeVariants(ButtonVariant.PRIMARY);
      on.addClickShortcut(Key.ENTER).listenOn(this);
      actions.add(on);
    }
    if (place != Place.FIRST) {
      actions.add(new Button(getTranslation("move.back"), click -> backward()));
    }
    add(actions);
    if (isAttached()) {
      if (focus instanceof Focusable<?> focusable) {
        focusable.focus();
      } else {
        focus.getElement().executeJs("this.focus()");
      }
    }
  }

  final LocalDate chosenDay() {
    return Objects.requireNonNull(day.getValue(), "asked before");
  }
}
