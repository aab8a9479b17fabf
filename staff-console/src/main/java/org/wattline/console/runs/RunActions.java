package org.wattline.console.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.BillingRunsApi;
import org.wattline.console.bills.BillWords;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Confirmation;
import org.wattline.tenancy.vaadin.view.Trouble;

/** What can be done with a run as it stands; what cannot be taken back says so first. */
final class RunActions {
  private final Component page;
  private final BillingRunsApi runs;
  private final BillingRun run;

  RunActions(Component page, BillingRunsApi runs, BillingRun run) {
    this.page = page;
    this.runs = runs;
    this.run = run;
  }

  /** The buttons of those who move runs, the way forward last. */
  Component[] buttons() {
    List<Component> buttons =
        switch (run.state()) {
          case SELECTED -> List.of(cancel(), forward("run.start", runs::start));
          case PREVIEWING -> List.of(cancel(), plain("run.pause", runs::pause));
          case PREVIEWED -> List.of(cancel(), forward("run.approve", runs::approve));
          case APPROVED -> List.of(cancel(), issue());
          case FINALISING -> List.of(plain("run.pause", runs::pause));
          case PAUSED -> List.of(cancel(), forward("run.resume", runs::resume));
          case FINALISED, CANCELLED -> List.of();
        };
    return buttons.toArray(Component[]::new);
  }

  private Button plain(String key, Consumer<UUID> move) {
    return new Button(page.getTranslation(key), click -> move(move));
  }

  private Button forward(String key, Consumer<UUID> move) {
    Button button = plain(key, move);
    button.addThemeVariants(ButtonVariant.PRIMARY);
    return button;
  }

  private Button issue() {
    Button button =
        new Button(
            page.getTranslation("run.finalise"),
            click ->
                ask(
                    "run.finalise",
                    page.getTranslation(
                        run.parked() == 0 ? "run.finalise.effect" : "run.finalise.effect.parked",
                        Formats.here().count(run.bills()),
                        BillWords.money(run.total(), run.currency()),
                        Formats.here().count(run.parked())),
                    false,
                    runs::finalise));
    button.addThemeVariants(ButtonVariant.PRIMARY);
    return button;
  }

  private Button cancel() {
    return new Button(
        page.getTranslation("run.cancel"),
        click ->
            ask(
                "run.cancel",
                page.getTranslation(
                    run.issued() == 0 ? "run.cancel.effect" : "run.cancel.effect.issued",
                    Formats.here().count(run.issued())),
                true,
                runs::cancel));
  }

  private void ask(String verb, String effect, boolean dangerous, Consumer<UUID> move) {
    Confirmation.ask(
        page.getTranslation(verb + ".title", run.name()),
        effect,
        page.getTranslation(verb),
        page.getTranslation("run.keep"),
        dangerous,
        () -> move(move));
  }

  private void move(Consumer<UUID> move) {
    try {
      move.accept(run.id());
      page.getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
    } catch (RuntimeException failure) {
      Trouble.notice(page, failure);
    }
  }
}
