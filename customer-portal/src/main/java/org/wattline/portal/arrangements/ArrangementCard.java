package org.wattline.portal.arrangements;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.Currency;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementInstalment;
import org.wattline.billing.contract.collections.ArrangementStatus;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;

/** An arrangement: how it stands, and each instalment with its day. */
final class ArrangementCard extends Div {
  private final transient Arrangement arrangement;
  private final transient Formats formats = Formats.here();
  private final transient Currency currency;

  ArrangementCard(Arrangement arrangement, LocalDate today, boolean mayPay) {
    this.arrangement = arrangement;
    this.currency = ArrangementWords.currency(arrangement);
    addClassNames("wl-card", "wl-stack");
    H2 title = new H2(getTranslation("arrangement.of", formats.date(arrangement.agreedOn())));
    Div top = new Div(title, ArrangementWords.status(this, arrangement.status()));
    top.addClassName("wl-row");
    add(top);
    ArrangementWords.sentence(this, arrangement, today)
        .ifPresent(sentence -> add(new Paragraph(sentence)));
    ArrangementInstalment next = arrangement.next();
    if (next != null && arrangement.status() == ArrangementStatus.LATE) {
      add(new Paragraph(ArrangementWords.late(this, arrangement, next.dueOn())));
    }
    if (next != null && mayPay) {
      Anchor pay =
          new Anchor(
              AccountNavigation.toPayInstalment(arrangement.accountId()),
              getTranslation("pay.do", formats.money(next.open(), currency)));
      pay.addClassNames("portal-button", "portal-main-button");
      add(pay);
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassName("portal-rows");
    arrangement.instalments().forEach(instalment -> rows.add(row(instalment, today)));
    Paragraph sum =
        new Paragraph(
            getTranslation(
                "arrangement.sum",
                formats.money(arrangement.paid(), currency),
                formats.money(arrangement.total(), currency)));
    sum.addClassName("wl-muted");
    add(rows, sum);
  }

  private ListItem row(ArrangementInstalment instalment, LocalDate today) {
    Span day = new Span(formats.date(instalment.dueOn()));
    day.addClassName("wl-strong");
    Div words = new Div(day, state(instalment, today));
    words.addClassName("wl-row");
    Span amount = new Span(formats.money(instalment.amount(), currency));
    amount.addClassNames("wl-number", "portal-row-amount");
    return new ListItem(words, amount);
  }

  private Badge state(ArrangementInstalment instalment, LocalDate today) {
    if (instalment.open().signum() == 0) {
      return new Badge(getTranslation("instalment.paid"), Badge.Tone.GOOD);
    }
    if (!arrangement.status().runs()) {
      return new Badge(getTranslation("instalment.open"), Badge.Tone.NEUTRAL);
    }
    if (instalment.dueOn().isBefore(today)) {
      return new Badge(getTranslation("instalment.late"), Badge.Tone.WARNING);
    }
    return instalment.open().compareTo(instalment.amount()) < 0
        ? new Badge(
            getTranslation("instalment.part", formats.money(instalment.open(), currency)),
            Badge.Tone.NEUTRAL)
        : new Badge(getTranslation("instalment.open"), Badge.Tone.NEUTRAL);
  }
}
