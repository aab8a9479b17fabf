package org.wattline.portal.arrangements;

import com.vaadin.flow.component.Component;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementInstalment;
import org.wattline.billing.contract.collections.ArrangementStatus;
import org.wattline.billing.contract.collections.InstalmentPlan;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;

/** Says arrangements in the reader's words. */
public final class ArrangementWords {
  private ArrangementWords() {}

  /** Where one that runs stands, in a sentence; empty where nothing is left to pay. */
  public static Optional<String> sentence(
      Component where, Arrangement arrangement, LocalDate today) {
    ArrangementInstalment next = arrangement.next();
    if (next == null) {
      return Optional.empty();
    }
    Formats formats = Formats.here();
    return Optional.of(
        where.getTranslation(
            next.dueOn().isBefore(today) ? "arrangement.state.late" : "arrangement.state.kept",
            formats.money(next.open(), currency(arrangement)),
            formats.date(next.dueOn(), today),
            paid(arrangement),
            arrangement.instalments().size()));
  }

  /** What becomes of one whose instalment is missing. */
  public static String late(Component where, Arrangement arrangement, LocalDate dueOn) {
    return where.getTranslation(
        "arrangement.late.how", Formats.here().date(dueOn.plusDays(arrangement.graceDays())));
  }

  /** The instalment that is to be paid next, as a choice of amount. */
  public static String choice(
      Component where, Arrangement arrangement, ArrangementInstalment next) {
    return where.getTranslation(
        "pay.instalment",
        next.number(),
        arrangement.instalments().size(),
        Formats.here().money(next.open(), currency(arrangement)));
  }

  /** Whether a document is paid by the instalments. */
  public static boolean covers(Optional<Arrangement> running, UUID document) {
    return running.stream()
        .flatMap(arrangement -> arrangement.covers().stream())
        .anyMatch(item -> item.documentId().equals(document));
  }

  static Currency currency(Arrangement arrangement) {
    return Currency.getInstance(arrangement.currency());
  }

  /** {@code 3 months: €33.34 a month at most}. */
  static String plan(Component where, InstalmentPlan plan, Currency currency) {
    var first = plan.instalments().getFirst().amount();
    boolean alike = first.compareTo(plan.instalments().getLast().amount()) == 0;
    return where.getTranslation(
        alike ? "arrange.plan" : "arrange.plan.most",
        plan.months(),
        Formats.here().money(first, currency));
  }

  static Badge status(Component where, ArrangementStatus status) {
    return new Badge(
        where.getTranslation("arrangement.status." + status.name().toLowerCase(Locale.ROOT)),
        switch (status) {
          case KEPT, COMPLETED -> Badge.Tone.GOOD;
          case LATE -> Badge.Tone.WARNING;
          case BROKEN -> Badge.Tone.DANGER;
          case CANCELLED -> Badge.Tone.NEUTRAL;
        });
  }

  private static int paid(Arrangement arrangement) {
    return (int)
        arrangement.instalments().stream()
            .filter(instalment -> instalment.open().signum() == 0)
            .count();
  }
}
