package org.wattline.console.vee;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.wattline.billing.contract.vee.DecisionOutcome;
import org.wattline.billing.contract.vee.DecisionResult;
import org.wattline.billing.contract.vee.ExceptionAction;
import org.wattline.billing.contract.vee.ExceptionDecision;
import org.wattline.billing.contract.vee.VeeApi;
import org.wattline.billing.contract.vee.VeeException;
import org.wattline.tenancy.vaadin.view.Trouble;

/**
 * What can be done with one exception or many: a reason, a button for each action, and afterwards
 * what could not be done and why.
 */
final class Decisions extends Div {
  private static final int LONGEST_REASON = 300;

  private final transient VeeApi vee;
  private final transient Supplier<List<VeeException>> chosen;
  private final transient Runnable after;
  private final TextField reason = new TextField();
  private final Paragraph count = new Paragraph();
  private final Div outcome = new Div();

  /**
   * @param chosen the exceptions to act on
   * @param after what to do when something was done
   */
  Decisions(VeeApi vee, Supplier<List<VeeException>> chosen, Runnable after) {
    this.vee = vee;
    this.chosen = chosen;
    this.after = after;
    addClassName("wl-stack");
    reason.setLabel(getTranslation("vee.reason"));
    reason.setMaxLength(LONGEST_REASON);
    count.addClassName("wl-muted");
    count.getElement().setAttribute("aria-live", "polite");
    outcome.getElement().setAttribute("aria-live", "polite");
    Button take = button(ExceptionAction.TAKE);
    take.addClickShortcut(Key.KEY_T, KeyModifier.ALT);
    Button accept = button(ExceptionAction.ACCEPT);
    accept.addThemeVariants(ButtonVariant.PRIMARY);
    accept.addClickShortcut(Key.KEY_A, KeyModifier.ALT);
    Button reject = button(ExceptionAction.REJECT);
    reject.addClickShortcut(Key.KEY_R, KeyModifier.ALT);
    Div buttons = new Div(take, accept, button(ExceptionAction.ESTIMATE), reject);
    buttons.addClassName("filters");
    Paragraph effect = new Paragraph(getTranslation("vee.effect"));
    effect.addClassNames("wl-muted", "wl-small");
    add(count, reason, buttons, effect, outcome);
  }

  /** Says how many there are to act on. */
  void counted(int many) {
    count.setText(
        many == 0 ? getTranslation("vee.chosen.none") : getTranslation("vee.chosen", many));
  }

  /** Leaves out how many: there is one. */
  Decisions forOne() {
    count.setVisible(false);
    return this;
  }

  private Button button(ExceptionAction action) {
    return new Button(
        getTranslation("vee.action." + action.name().toLowerCase(Locale.ROOT)),
        click -> act(action));
  }

  private void act(ExceptionAction action) {
    outcome.removeAll();
    List<VeeException> these = chosen.get();
    if (these.isEmpty()) {
      outcome.add(new Paragraph(getTranslation("vee.chosen.none")));
      return;
    }
    boolean said = !reason.getValue().isBlank();
    boolean needed = action != ExceptionAction.TAKE && action != ExceptionAction.RELEASE;
    reason.setErrorMessage(getTranslation("form.required"));
    reason.setInvalid(needed && !said);
    if (reason.isInvalid()) {
      reason.focus();
      return;
    }
    try {
      DecisionResult result =
          vee.decide(
              new ExceptionDecision(
                  these.stream().map(VeeException::id).toList(),
                  action,
                  said ? reason.getValue().strip() : null));
      List<DecisionResult.Item> failed =
          result.items().stream().filter(item -> !item.done()).toList();
      if (failed.size() < result.items().size()) {
        after.run();
      }
      say(result.items().size() - failed.size(), failed, these);
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  private String said(DecisionOutcome outcome) {
    return getTranslation("vee.outcome." + outcome.name().toLowerCase(Locale.ROOT));
  }

  /** How many were done; of those that were not, which each is and why. */
  private void say(int done, List<DecisionResult.Item> failed, List<VeeException> these) {
    outcome.add(new Paragraph(getTranslation("vee.done", done)));
    if (!failed.isEmpty()) {
      UnorderedList list = new UnorderedList();
      failed.forEach(item -> list.add(new ListItem(which(item, these), why(item))));
      outcome.add(new Paragraph(getTranslation("vee.failed", failed.size())), (Component) list);
    }
  }

  private Component which(DecisionResult.Item item, List<VeeException> these) {
    return these.stream()
        .filter(one -> one.id().equals(item.id()))
        .findFirst()
        .<Component>map(
            one ->
                new Anchor(
                    VeeNavigation.to(one.id(), QueueFilter.ALL),
                    VeeWords.rule(this, one.rule())
                        + ", "
                        + one.place()
                        + ", "
                        + VeeWords.days(this, one)))
        .orElseGet(Span::new);
  }

  private Span why(DecisionResult.Item item) {
    return new Span(": " + said(item.outcome()));
  }
}
