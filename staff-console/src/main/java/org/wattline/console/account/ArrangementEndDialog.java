package org.wattline.console.account;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementCancelling;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Ends an arrangement before its time, with a reason, after saying what that does. */
final class ArrangementEndDialog extends Dialog {
  private static final int LONGEST_REASON = 300;

  private final transient AccountApis apis;
  private final transient Arrangement arrangement;
  private final TextField reason = new TextField();

  ArrangementEndDialog(AccountApis apis, Arrangement arrangement) {
    this.apis = apis;
    this.arrangement = arrangement;
    setHeaderTitle(getTranslation("arrangement.cancel"));
    reason.setLabel(getTranslation("refund.why"));
    reason.setHelperText(getTranslation("arrangement.cancel.help"));
    reason.setRequiredIndicatorVisible(true);
    reason.setMaxLength(LONGEST_REASON);
    Div body = new Div(new Paragraph(getTranslation("arrangement.cancel.effect")), reason);
    body.addClassName("wl-stack");
    add(body);
    Button end = new Button(getTranslation("arrangement.cancel.do"), click -> end());
    end.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
    getFooter().add(new Button(getTranslation("form.cancel"), click -> close()), end);
  }

  private void end() {
    String why = reason.getValue().strip();
    reason.setErrorMessage(getTranslation("form.required"));
    reason.setInvalid(why.isEmpty());
    if (why.isEmpty()) {
      reason.focus();
      return;
    }
    try {
      apis.arrangements()
          .cancel(arrangement.accountId(), arrangement.id(), new ArrangementCancelling(why));
      Optional<UI> page = getUI(); // a dialog that is closed has none
      close();
      page.ifPresent(ui -> ui.refreshCurrentRoute(false));
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }
}
