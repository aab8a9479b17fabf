package org.wattline.console.moves;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.UUID;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** The moves of an account, newest first, each with a page of its own. */
public final class AccountMoves extends Div {
  public AccountMoves(MovesApi moves, BackgroundWork background, UUID account) {
    addClassName("wl-card");
    add(
        new H2(getTranslation("moves.title")),
        new Loading<>(background, 2, () -> moves.ofAccount(account), of -> rows(of, account))
            .whenNear());
  }

  private Component rows(List<Move> moves, UUID account) {
    if (moves.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("moves.none"));
      none.addClassName("wl-muted");
      return none;
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassName("rows");
    for (Move move : moves) {
      UUID id = move.id();
      String day = Formats.here().date(move.day());
      Component when = id == null ? new Span(day) : new Anchor(MovesNavigation.to(id), day);
      Span what = new Span(getTranslation(side(move, account), move.marketId()));
      what.addClassNames("wl-muted", "wl-small");
      rows.add(new ListItem(when, what));
    }
    return rows;
  }

  /** Seen from the account: it left, or it came. */
  private static String side(Move move, UUID account) {
    boolean left = move.out() != null && move.out().accountId().equals(account);
    return left ? "moves.out" : "moves.in";
  }
}
