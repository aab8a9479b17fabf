package org.wattline.portal.accounts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.util.Locale;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.customers.DeliveryChannel;
import org.wattline.billing.contract.customers.Preferences;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Trouble;

/** How an account wants to be written to. */
final class PreferencesCard extends Section {
  private static final int NOTICE_MS = 4_000;

  private final transient AccountsApi accounts;
  private final RadioButtonGroup<DeliveryChannel> delivery = new RadioButtonGroup<>();
  private final Select<String> language = new Select<>();
  private transient Account account;

  PreferencesCard(AccountsApi accounts, Account account, boolean mayChange) {
    this.accounts = accounts;
    this.account = account;
    addClassName("wl-card");
    H2 title = new H2(getTranslation("preferences.title"));
    title.setId("preferences");
    setAriaLabelledBy("preferences");
    delivery.setLabel(getTranslation("preferences.delivery"));
    delivery.setItems(DeliveryChannel.values());
    delivery.setItemLabelGenerator(
        channel -> getTranslation("delivery." + channel.name().toLowerCase(Locale.ROOT)));
    language.setLabel(getTranslation("preferences.language"));
    language.setItems(
        SiteScope.current().locales().stream().map(Locale::getLanguage).distinct().toList());
    language.setItemLabelGenerator(tag -> Formats.languageName(Locale.forLanguageTag(tag)));
    Button save = new Button(getTranslation("preferences.save"), click -> save());
    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.setDisableOnClick(true);
    fill();
    Div form = new Div(delivery, language);
    form.addClassName("wl-form");
    add(title, new Paragraph(getTranslation("preferences.lead")), form);
    if (mayChange) {
      Div row = new Div(save);
      row.addClassName("wl-form-actions");
      add(row);
    } else {
      delivery.setReadOnly(true);
      language.setReadOnly(true);
      Paragraph why = new Paragraph(getTranslation("preferences.holder"));
      why.addClassName("wl-muted");
      add(why);
    }
    save.addClickListener(click -> save.setEnabled(true));
  }

  private void fill() {
    delivery.setValue(account.delivery());
    language.setValue(account.language());
  }

  private void save() {
    try {
      account =
          accounts.prefer(
              account.id(),
              new Preferences(account.version(), delivery.getValue(), language.getValue()));
      fill();
      Notification.show(
          getTranslation("preferences.saved"), NOTICE_MS, Notification.Position.BOTTOM_CENTER);
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }
}
