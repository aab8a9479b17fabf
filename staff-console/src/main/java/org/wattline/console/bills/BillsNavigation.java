package org.wattline.console.bills;

import com.vaadin.flow.component.html.Anchor;
import java.util.UUID;
import org.wattline.billing.contract.documents.DeliveryState;

/** Where bills are. */
public final class BillsNavigation {
  /** Bills on their way. */
  public static final String DELIVERIES = "bill-deliveries";

  static final String BILL = "bills/:billId";

  private BillsNavigation() {}

  static String toDeliveries(DeliveryState state) {
    return DELIVERIES + "?state=" + state.name();
  }

  /** A link to a bill. */
  public static Anchor to(UUID bill, String words) {
    Anchor link = new Anchor("bills/" + bill, words);
    link.addClassName("row-link");
    return link;
  }
}
