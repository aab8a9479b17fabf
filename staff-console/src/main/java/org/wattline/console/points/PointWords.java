package org.wattline.console.points;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import org.wattline.billing.contract.premises.PremiseAddress;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Points and what is known of them in words. */
final class PointWords {
  private PointWords() {}

  /** A value of one of the contract's lists, by its kind. */
  static String said(Component where, String kind, Enum<?> value) {
    return where.getTranslation(kind + "." + value.name().toLowerCase(Locale.ROOT));
  }

  static String address(PremiseAddress address) {
    return address.street()
        + (address.extra() == null ? "" : " " + address.extra())
        + ", "
        + address.postalCode()
        + " "
        + address.city();
  }

  /** What a point is called in a heading. */
  static String title(Component where, ServicePoint point) {
    return where.getTranslation(
        "point.title", said(where, "commodity", point.commodity()), point.marketId());
  }

  /**
   * Shows a refusal where it belongs: of a field there, of the state at the field that the code
   * speaks of, else as a notice.
   *
   * @param code of a refusal of the state
   * @param field the name of the field that it is about
   */
  static void refused(
      Component where, FieldProblems problems, Exception failure, String code, String field) {
    if (failure instanceof ApiProblemException refusal) {
      if (code.equals(refusal.problem().code())) {
        problems.mark(field, Trouble.sentence(where, refusal));
        return;
      }
      if (problems.show(refusal)) {
        return;
      }
    }
    Trouble.notice(where, failure);
  }
}
