package org.wattline.console.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.wattline.billing.contract.documents.BillDelivery;
import org.wattline.billing.contract.documents.DeliveryState;
import org.wattline.tenancy.vaadin.view.Badge;

/** What became of a bill on its way, and what the mail server said of it. */
final class DeliveryCell extends Div {
  DeliveryCell(BillDelivery delivery) {
    addClassName("lines");
    add((Component) new Badge(said(this, delivery.state()), tone(delivery.state())));
    if (delivery.problem() != null) {
      Span why = new Span(delivery.problem());
      why.addClassNames("wl-small", "wl-muted");
      add((Component) why);
    }
  }

  static String said(Component where, DeliveryState state) {
    return where.getTranslation("bill.sent." + state.name().toLowerCase(Locale.ROOT));
  }

  private static Badge.Tone tone(DeliveryState state) {
    return switch (state) {
      case SENT -> Badge.Tone.GOOD;
      case FAILED, NO_ADDRESS -> Badge.Tone.DANGER;
      case UNKNOWN -> Badge.Tone.WARNING;
      case QUEUED, SENDING, TO_PRINT -> Badge.Tone.NEUTRAL;
    };
  }
}
