package org.wattline.portal.payments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.UUID;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.payments.Autopay;
import org.wattline.billing.contract.payments.AutopayChange;
import org.wattline.billing.contract.payments.NewSavedMethod;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.billing.contract.payments.ProviderPage;
import org.wattline.billing.contract.payments.SavedMethod;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Confirmation;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** The cards that are kept, and whether one of them pays each bill on its due date. */
final class CardsCard extends Section {
  private final transient PaymentsApi payments;
  private final transient Account account;
  private final boolean mayPay;
  private final Loading<Cards> cards;

  /** What is known of an account's cards. */
  private record Cards(List<SavedMethod> methods, Autopay autopay) {}

  CardsCard(PaymentsApi payments, Account account, boolean mayPay, BackgroundWork background) {
    this.payments = payments;
    this.account = account;
    this.mayPay = mayPay;
    addClassName("wl-card");
    Div head = new Div(new H2(getTranslation("cards.title")));
    head.addClassName("wl-card-head");
    if (mayPay) {
      Button keep = new Button(getTranslation("cards.add"), click -> keep());
      keep.setPrefixComponent(new Icon(Icon.Name.PLUS));
      head.add(keep);
    }
    cards =
        new Loading<>(
            background,
            2,
            () -> new Cards(payments.methods(account.id()), payments.autopay(account.id())),
            this::show);
    add(head, new Paragraph(getTranslation("cards.lead")), cards);
  }

  private Component show(Cards known) {
    Div content = new Div();
    content.addClassName("wl-stack");
    if (known.methods().isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("cards.none"));
      none.addClassName("wl-muted");
      content.add(none);
      return content;
    }
    if (known.autopay().enabled() && known.autopay().since() != null) {
      content.add(
          new Paragraph(getTranslation("autopay.on", Formats.here().day(known.autopay().since()))));
    } else {
      content.add(new Paragraph(getTranslation("autopay.off")));
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassName("portal-rows");
    known.methods().forEach(method -> rows.add(row(method, known.autopay())));
    content.add(rows);
    return content;
  }

  private ListItem row(SavedMethod method, Autopay autopay) {
    String card = PaymentWords.card(this, method);
    Div words = new Div(new Span(card));
    words.addClassName("wl-row");
    boolean used = autopay.enabled() && method.id().equals(autopay.methodId());
    if (used) {
      words.add(new Badge(getTranslation("autopay.badge"), Badge.Tone.GOOD));
    }
    ListItem row = new ListItem(words);
    if (!mayPay) {
      return row;
    }
    Button turn =
        new Button(
            getTranslation(used ? "autopay.stop" : "autopay.start"),
            click -> turn(method, autopay, !used));
    turn.addThemeVariants(ButtonVariant.TERTIARY);
    turn.setAriaLabel(getTranslation(used ? "autopay.stop.of" : "autopay.start.of", card));
    Button remove = new Button(getTranslation("cards.remove"), click -> remove(method, used));
    remove.addThemeVariants(ButtonVariant.TERTIARY);
    remove.setAriaLabel(getTranslation("cards.remove.of", card));
    Div actions = new Div(turn, remove);
    actions.addClassName("wl-row");
    row.add(actions);
    return row;
  }

  private void turn(SavedMethod method, Autopay autopay, boolean on) {
    String card = PaymentWords.card(this, method);
    Confirmation.ask(
        getTranslation(on ? "autopay.start" : "autopay.stop"),
        getTranslation(on ? "autopay.start.effect" : "autopay.stop.effect", card),
        getTranslation(on ? "autopay.start" : "autopay.stop"),
        getTranslation("form.cancel"),
        false,
        () ->
            act(
                () ->
                    payments.changeAutopay(
                        account.id(),
                        new AutopayChange(on, on ? method.id() : null, autopay.version()))));
  }

  private void remove(SavedMethod method, boolean used) {
    Confirmation.ask(
        getTranslation("cards.remove"),
        getTranslation(
            used ? "cards.remove.effect.autopay" : "cards.remove.effect",
            PaymentWords.card(this, method)),
        getTranslation("cards.remove"),
        getTranslation("form.cancel"),
        true,
        () -> act(() -> payments.removeMethod(account.id(), method.id())));
  }

  private void act(Runnable change) {
    try {
      change.run();
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
    cards.refresh();
  }

  private void keep() {
    try {
      ProviderPage page =
          payments.saveMethod(
              account.id(),
              UUID.randomUUID().toString(),
              new NewSavedMethod(
                  "/" + AccountNavigation.to(AccountNavigation.PAYMENTS, account.id()),
                  Formats.here().locale().getLanguage()));
      getUI().orElseThrow().getPage().setLocation(page.url());
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }
}
