package org.wattline.console.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillSummary;
import org.wattline.billing.contract.billing.NewBill;
import org.wattline.billing.contract.customers.Account;
import org.wattline.console.PagedTable;
import org.wattline.console.bills.BillWords;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Bills an account outside the runs: first what would be billed, then, once seen, the bills. */
final class BillNowDialog extends Dialog {
  private static final int NOTICE_MS = 8_000;

  private final transient AccountApis apis;
  private final transient Account account;
  private final LocalDate today;
  private final DatePicker until = new DatePicker();
  private final Div preview = new Div();
  private final Button issue;

  /** Names the bill that is asked for: the same again is made once. */
  private UUID id = UUID.randomUUID();

  BillNowDialog(AccountApis apis, Account account, LocalDate today) {
    this.apis = apis;
    this.account = account;
    this.today = today;
    setHeaderTitle(getTranslation("billnow.title", account.number()));
    until.setLabel(getTranslation("billnow.last"));
    until.setHelperText(getTranslation("billnow.last.help"));
    until.setMax(today.minusDays(1));
    until.setValue(today.minusDays(1));
    until.addValueChangeListener(change -> forget());
    Button look = new Button(getTranslation("billnow.preview"), click -> look());
    issue = new Button(getTranslation("billnow.issue"), click -> issue());
    issue.addThemeVariants(ButtonVariant.PRIMARY);
    issue.setEnabled(false);
    Div body = new Div(new Paragraph(getTranslation("billnow.lead")), until, look, preview);
    body.addClassName("wl-stack");
    add(body);
    getFooter().add(new Button(getTranslation("form.cancel"), click -> close()), issue);
  }

  private void forget() {
    id = UUID.randomUUID();
    preview.removeAll();
    issue.setEnabled(false);
  }

  private void look() {
    forget();
    LocalDate last = until.getValue();
    if (last == null || !last.isBefore(today)) {
      until.setErrorMessage(getTranslation("billnow.last.wrong"));
      until.setInvalid(true);
      until.focus();
      return;
    }
    until.setInvalid(false);
    preview.add(
        new Loading<>(
            apis.background(),
            3,
            () -> apis.bills().preview(account.id(), last.plusDays(1)),
            this::show));
  }

  private Component show(List<Bill> bills) {
    if (bills.isEmpty()) {
      return new Paragraph(getTranslation("billnow.nothing"));
    }
    issue.setEnabled(true);
    return new Div(
        new PagedTable<Bill>(getTranslation("billnow.preview"))
            .text(
                getTranslation("bill.for"),
                bill -> BillWords.title(this, bill.kind(), bill.from(), bill.to()))
            .number(
                getTranslation("bill.total"),
                bill -> BillWords.money(bill.total(), bill.currency()))
            .with(bills),
        new Paragraph(getTranslation("billnow.effect")));
  }

  private void issue() {
    LocalDate last = until.getValue();
    if (last == null) {
      return;
    }
    try {
      List<BillSummary> made =
          apis.bills().issue(account.id(), new NewBill(id, last.plusDays(1), null));
      Notification.show(
          getTranslation("billnow.done", made.size()),
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
}
