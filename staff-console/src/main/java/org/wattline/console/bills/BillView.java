package org.wattline.console.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillReference;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.billing.Recomputation;
import org.wattline.billing.contract.documents.DocumentsApi;
import org.wattline.console.PagedTable;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** A bill: what it asks, what it is made of, what corrected it, and whether it comes out again. */
@Route(value = BillsNavigation.BILL, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class BillView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient BillsApi bills;
  private final transient DocumentsApi documents;
  private final transient BackgroundWork background;
  private final transient Clock clock;
  private String title = "";

  BillView(BillsApi bills, DocumentsApi documents, BackgroundWork background, Clock clock) {
    this.bills = bills;
    this.documents = documents;
    this.background = background;
    this.clock = clock;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    PathIds.find(event, "billId", id -> bills.get(id, getLocale().getLanguage()))
        .ifPresent(this::show);
  }

  private void show(Bill bill) {
    title = getTranslation("bill.number", bill.number());
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.here().zone());
    PageHeading heading =
        new PageHeading(title)
            .withLead(BillWords.title(this, bill.kind(), bill.from(), bill.to()))
            .withBadge(BillWords.state(this, bill.total(), bill.open(), bill.dueOn(), today));
    if (bill.finalBill()) {
      heading.withBadge(new Badge(getTranslation("bill.final"), Badge.Tone.NEUTRAL));
    }
    if (bill.estimated()) {
      heading.withBadge(new Badge(getTranslation("bill.estimated"), Badge.Tone.WARNING));
    }
    add(heading);
    if (bill.correctionOf() != null) {
      add(notice("bill.corrects", bill.correctionOf()));
    }
    bill.correctedBy().forEach(correction -> add(notice("bill.corrected", correction)));
    BillCards cards = new BillCards(bills, background);
    add(ConsoleShell.card(facts(bill)), cards.lines(this, bill));
    if (!bill.deducted().isEmpty()) {
      add(deducted(bill));
    }
    if (bill.comparison() != null) {
      add(cards.comparison(this, bill, bill.comparison()));
    }
    add(new BillFiles(documents, bill, background), proof(bill));
  }

  private Facts facts(Bill bill) {
    Formats formats = Formats.here();
    return new Facts()
        .with(
            getTranslation("bill.account"),
            new Anchor(
                "accounts/" + bill.accountId(),
                getTranslation("account.title", bill.accountNumber())))
        .with(getTranslation("bill.issued"), formats.date(bill.issuedOn()))
        .with(getTranslation("bill.due"), formats.date(bill.dueOn()))
        .with(getTranslation("bill.total"), BillWords.money(bill.total(), bill.currency()))
        .with(getTranslation("bill.open"), BillWords.money(bill.open(), bill.currency()))
        .with(getTranslation("bill.reference"), bill.paymentReference())
        .with(getTranslation("bill.known"), formats.moment(bill.knownAt()));
  }

  private Component notice(String key, BillReference other) {
    Paragraph words = new Paragraph(getTranslation(key));
    words.add(
        new Span(" "),
        BillsNavigation.to(
            other.id(),
            getTranslation(
                "bill.reference.of", other.number(), Formats.here().date(other.issuedOn()))));
    Div notice = new Div(new Icon(Icon.Name.ALERT), words);
    notice.addClassName("wl-notice");
    return notice;
  }

  private Component deducted(Bill bill) {
    return ConsoleShell.card(
        new H2(getTranslation("bill.deducted")),
        new PagedTable<BillReference>(getTranslation("bill.deducted"))
            .component(
                getTranslation("bill.one"),
                advance -> BillsNavigation.to(advance.id(), advance.number()))
            .text(getTranslation("bill.issued"), advance -> Formats.here().date(advance.issuedOn()))
            .number(
                getTranslation("line.amount"),
                advance -> BillWords.money(advance.total().negate(), bill.currency()))
            .with(bill.deducted()));
  }

  /** What proves the bill: its files, and working it out again as known then. */
  private Component proof(Bill bill) {
    Div result = new Div();
    Button again = new Button(getTranslation("bill.recompute"));
    again.setDisableOnClick(true);
    again.addClickListener(
        click -> {
          result.removeAll();
          result.add(
              new Loading<>(
                  background,
                  2,
                  () -> bills.recompute(bill.id()),
                  recomputed -> {
                    again.setEnabled(true);
                    return recomputed(recomputed);
                  }));
        });
    Div row =
        new Div(
            BillFiles.link(
                getTranslation("bill.proof"),
                bill.number() + "-proof.json",
                "application/json",
                () -> utf8(bills.proof(bill.id()))),
            BillFiles.link(
                getTranslation("bill.data"),
                bill.number() + ".json",
                "application/json",
                () -> utf8(bills.document(bill.id()))),
            again);
    row.addClassName("wl-row");
    Paragraph lead = new Paragraph(getTranslation("bill.proof.lead"));
    lead.addClassName("wl-muted");
    return ConsoleShell.card(new H2(getTranslation("bill.proof.title")), lead, row, result);
  }

  private Component recomputed(Recomputation recomputation) {
    String known = Formats.here().moment(recomputation.knownAt());
    Div words =
        new Div(
            new Paragraph(
                getTranslation(
                    recomputation.same() ? "bill.recompute.same" : "bill.recompute.differs",
                    known)));
    recomputation.differences().forEach(difference -> words.add(new Paragraph(difference)));
    Div notice = new Div(new Icon(recomputation.same() ? Icon.Name.CHECK : Icon.Name.ALERT), words);
    notice.addClassNames("wl-notice", recomputation.same() ? "wl-notice-good" : "wl-notice-danger");
    notice.getElement().setAttribute("role", "status");
    return notice;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
