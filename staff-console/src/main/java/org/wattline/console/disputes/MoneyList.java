package org.wattline.console.disputes;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.vaadin.language.Formats;

/** A list of money that goes back, by state, and the rows that are sought. */
interface MoneyList {

  /**
   * How many there are in a state.
   *
   * @param state its name, as an address says it
   * @param more a sentence about when, or null
   */
  record Figure(String state, String words, long count, String amount, @Nullable String more) {}

  /** What was found, and the table of it. */
  record Rows(boolean empty, Supplier<Component> table) {}

  /** All states that something is in; asks the service, and says it when the page is at hand. */
  Supplier<List<Figure>> figures();

  /** The first of what is sought; asks the service. */
  Rows first(Sought sought);

  /** Whose it is: a link to the account. */
  static Component whose(UUID accountId, String customerName, String accountNumber) {
    Anchor link = new Anchor("accounts/" + accountId, customerName);
    link.addClassName("row-link");
    return lines(link, accountNumber);
  }

  /** The day of something, and how long ago that was. */
  static Component day(Component where, Instant then, LocalDate today) {
    LocalDate day = LocalDate.ofInstant(then, Formats.here().zone());
    long days = ChronoUnit.DAYS.between(day, today);
    return lines(
        whole(Formats.here().date(day)),
        days <= 0
            ? where.getTranslation("dispute.age.today")
            : days == 1
                ? where.getTranslation("dispute.age.yesterday")
                : where.getTranslation("dispute.age.days", days));
  }

  /** Words that stay on one line, or a dash where nothing is known. */
  static Span whole(@Nullable String words) {
    Span whole = new Span(words == null ? "–" : words);
    whole.addClassName("whole");
    return whole;
  }

  /** Something, and less prominent words below it. */
  static Div lines(Component first, String small) {
    Span below = new Span(small);
    below.addClassNames("wl-small", "wl-muted");
    return lines(first, below);
  }

  /** One below the other. */
  static Div lines(Component first, Component... below) {
    Div lines = new Div(first);
    lines.add(below);
    lines.addClassName("lines");
    return lines;
  }
}
