package org.wattline.console.account;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.payments.NewRefund;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentCareApi;
import org.wattline.billing.contract.payments.PaymentStatus;
import org.wattline.billing.contract.payments.Refund;
import org.wattline.console.bills.BillWords;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Gives money of a card payment back, whole or in part, after saying what that does. */
final class RefundDialog extends Dialog {
  private static final int NOTICE_MS = 8_000;
  private static final int LONGEST_REASON = 300;
  private static final int DECIMALS = 2;

  private final transient PaymentCareApi care;
  private final transient Payment payment;
  private final BigDecimal left;
  private final BigDecimalField amount = new BigDecimalField();
  private final TextField reason = new TextField();
  private final Paragraph effect = new Paragraph();

  /** Names what is asked for: the same again is done once, something else is another request. */
  private String key = UUID.randomUUID().toString();

  RefundDialog(PaymentCareApi care, Payment payment) {
    this.care = care;
    this.payment = payment;
    this.left = payment.amount().subtract(payment.refunded());
    setHeaderTitle(getTranslation("refund.title", money(payment.amount())));
    amount.setLabel(getTranslation("refund.amount"));
    amount.setHelperText(getTranslation("refund.amount.help", money(left)));
    amount.setRequiredIndicatorVisible(true);
    amount.setValueChangeMode(ValueChangeMode.EAGER);
    amount.setValue(left);
    reason.setLabel(getTranslation("refund.why"));
    reason.setHelperText(getTranslation("refund.why.help"));
    reason.setRequiredIndicatorVisible(true);
    reason.setMaxLength(LONGEST_REASON);
    amount.addValueChangeListener(change -> changed());
    reason.addValueChangeListener(change -> changed());
    effect.getElement().setAttribute("role", "status");
    Div body = new Div(amount, reason, effect);
    body.addClassName("wl-stack");
    add(body);
    Button give = new Button(getTranslation("refund.give"), click -> give());
    give.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button(getTranslation("form.cancel"), click -> close()), give);
    changed();
  }

  /** Whether anything of a payment can go back. */
  static boolean possible(Payment payment) {
    return (payment.status() == PaymentStatus.SUCCEEDED
            || payment.status() == PaymentStatus.PARTLY_REFUNDED)
        && payment.refunded().compareTo(payment.amount()) < 0;
  }

  private void changed() {
    key = UUID.randomUUID().toString();
    BigDecimal asked = amount.getValue();
    boolean fits = problem(asked) == null;
    effect.setText(
        fits && asked != null
            ? getTranslation(
                "refund.effect",
                money(asked),
                payment.method() == null ? getTranslation("refund.card") : payment.method(),
                money(left.subtract(asked)))
            : "");
  }

  private @Nullable String problem(@Nullable BigDecimal asked) {
    if (asked == null || asked.signum() <= 0) {
      return getTranslation("refund.amount.least");
    }
    if (asked.stripTrailingZeros().scale() > DECIMALS) {
      return getTranslation("refund.amount.decimals");
    }
    return asked.compareTo(left) > 0 ? getTranslation("refund.amount.most", money(left)) : null;
  }

  private void give() {
    BigDecimal asked = amount.getValue();
    String wrong = problem(asked);
    amount.setErrorMessage(wrong);
    amount.setInvalid(wrong != null);
    String why = reason.getValue().strip();
    reason.setErrorMessage(getTranslation("form.required"));
    reason.setInvalid(why.isEmpty());
    if (wrong != null || asked == null) {
      amount.focus();
      return;
    }
    if (why.isEmpty()) {
      reason.focus();
      return;
    }
    try {
      Refund refund = care.refund(payment.id(), key, new NewRefund(asked, why));
      Notification.show(
          getTranslation(
              "refund.done",
              money(refund.amount()),
              getTranslation("refund.state." + refund.status().name().toLowerCase(Locale.ROOT))),
          NOTICE_MS,
          Notification.Position.BOTTOM_CENTER);
      // a dialog that is closed belongs to no page any more
      Optional<UI> page = getUI();
      close();
      page.ifPresent(ui -> ui.refreshCurrentRoute(false));
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  private String money(BigDecimal sum) {
    return BillWords.money(sum, payment.currency());
  }
}
