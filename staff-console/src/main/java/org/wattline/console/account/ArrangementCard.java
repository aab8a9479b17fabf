package org.wattline.console.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementEnd;
import org.wattline.billing.contract.collections.ArrangementInstalment;
import org.wattline.billing.contract.collections.ArrangementStatus;
import org.wattline.billing.contract.collections.CoveredItem;
import org.wattline.billing.contract.customers.Account;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.console.bills.BillWords;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Icon;

/** The payment arrangement that runs, those that ended, and for those who may: a new one. */
final class ArrangementCard extends Div {
  private final transient Account account;
  private final LocalDate today;

  /**
   * @param all newest first
   */
  ArrangementCard(AccountApis apis, Account account, List<Arrangement> all, LocalDate today) {
    this.account = account;
    this.today = today;
    Optional<Arrangement> running = running(all);
    Div head = new Div(new H2(getTranslation("arrangement.title")));
    head.addClassName("wl-card-head");
    if (StaffRoles.agreesArrangements()) {
      head.add(
          running
              .map(
                  one ->
                      new Button(
                          getTranslation("arrangement.cancel"),
                          click -> new ArrangementEndDialog(apis, one).open()))
              .orElseGet(
                  () ->
                      new Button(
                          getTranslation("arrangement.agree"),
                          click -> new ArrangementDialog(apis, account, today).open())));
    }
    Div card = ConsoleShell.card(head);
    running.ifPresent(one -> card.add(shown(one)));
    List<Arrangement> former = all.stream().filter(one -> !one.status().runs()).toList();
    if (all.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("arrangement.none"));
      none.addClassName("wl-muted");
      card.add(none);
    } else if (!former.isEmpty()) {
      UnorderedList rows = new UnorderedList();
      rows.addClassName("rows");
      former.forEach(one -> rows.add(former(one)));
      card.add(rows);
    }
    add(card);
  }

  static Optional<Arrangement> running(List<Arrangement> all) {
    return all.stream().filter(one -> one.status().runs()).findFirst();
  }

  /** The documents that are paid by instalments now. */
  static Set<UUID> covered(List<Arrangement> all) {
    return running(all).stream()
        .flatMap(one -> one.covers().stream())
        .map(CoveredItem::documentId)
        .collect(Collectors.toSet());
  }

  /** What is wrong with the newest arrangement; empty where nothing is. */
  static Optional<Component> alert(Component where, List<Arrangement> all, Account account) {
    return all.stream()
        .findFirst()
        .flatMap(newest -> trouble(where, newest, account))
        .map(
            sentence -> {
              Div alert = new Div(new Icon(Icon.Name.ALERT), new Paragraph(sentence));
              alert.addClassNames("wl-notice", "wl-notice-danger");
              return alert;
            });
  }

  private static Optional<String> trouble(Component where, Arrangement newest, Account account) {
    Formats formats = Formats.here();
    ArrangementInstalment next = newest.next();
    if (newest.status() == ArrangementStatus.LATE && next != null) {
      return Optional.of(
          where.getTranslation(
              "arrangement.alert.late",
              BillWords.money(next.open(), account.currency()),
              formats.date(next.dueOn()),
              formats.date(next.dueOn().plusDays(newest.graceDays()))));
    }
    LocalDate brokenOn = newest.brokenOn();
    return newest.status() == ArrangementStatus.BROKEN
            && brokenOn != null
            && newest.paid().compareTo(newest.total()) < 0
        ? Optional.of(
            where.getTranslation(
                "arrangement.alert.broken",
                formats.date(brokenOn),
                BillWords.money(newest.total().subtract(newest.paid()), account.currency())))
        : Optional.empty();
  }

  private Component shown(Arrangement arrangement) {
    Formats formats = Formats.here();
    String by = arrangement.agreedBy();
    Paragraph agreed =
        new Paragraph(
            getTranslation(
                arrangement.byStaff() ? "arrangement.agreed.staff" : "arrangement.agreed.customer",
                formats.date(arrangement.agreedOn()),
                by == null ? "" : by,
                BillWords.money(arrangement.paid(), account.currency()),
                BillWords.money(arrangement.total(), account.currency())));
    Div top = new Div(status(arrangement.status()), agreed);
    top.addClassName("wl-row");
    Div all =
        new Div(
            top,
            new PagedTable<ArrangementInstalment>(getTranslation("arrangement.instalments"))
                .number(getTranslation("arrangement.number"), one -> formats.count(one.number()))
                .text(getTranslation("arrangement.due"), one -> formats.date(one.dueOn()))
                .component(getTranslation("bill.state"), this::state)
                .number(getTranslation("line.amount"), one -> money(one.amount()))
                .number(getTranslation("bill.open"), one -> money(one.open()))
                .with(arrangement.instalments()));
    all.addClassName("wl-stack");
    return all;
  }

  private Badge state(ArrangementInstalment instalment) {
    if (instalment.open().signum() == 0) {
      return new Badge(getTranslation("instalment.paid"), Badge.Tone.GOOD);
    }
    return instalment.dueOn().isBefore(today)
        ? new Badge(getTranslation("instalment.late"), Badge.Tone.DANGER)
        : new Badge(getTranslation("instalment.open"), Badge.Tone.NEUTRAL);
  }

  private ListItem former(Arrangement arrangement) {
    Formats formats = Formats.here();
    Span what =
        new Span(
            getTranslation(
                "arrangement.former",
                formats.date(arrangement.agreedOn()),
                money(arrangement.paid()),
                money(arrangement.total())));
    what.addClassName("wl-strong");
    ArrangementEnd end = arrangement.end();
    LocalDate brokenOn = arrangement.brokenOn();
    String how =
        end != null
            ? getTranslation(
                "arrangement.ended",
                formats.date(end.on()),
                String.valueOf(end.by()),
                String.valueOf(end.reason()))
            : brokenOn != null ? getTranslation("arrangement.broken", formats.date(brokenOn)) : "";
    Span small = new Span(how);
    small.addClassNames("wl-small", "wl-muted");
    Div words = new Div(what, small);
    words.addClassName("lines");
    return new ListItem(words, status(arrangement.status()));
  }

  private Badge status(ArrangementStatus status) {
    return new Badge(
        getTranslation("arrangement.status." + status.name().toLowerCase(Locale.ROOT)),
        switch (status) {
          case KEPT, COMPLETED -> Badge.Tone.GOOD;
          case LATE -> Badge.Tone.WARNING;
          case BROKEN -> Badge.Tone.DANGER;
          case CANCELLED -> Badge.Tone.NEUTRAL;
        });
  }

  private String money(BigDecimal amount) {
    return BillWords.money(amount, account.currency());
  }
}
