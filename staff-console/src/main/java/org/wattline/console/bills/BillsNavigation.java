package org.wattline.console.bills;

import com.vaadin.flow.component.html.Anchor;
import java.util.UUID;

/** Where bills are. */
public final class BillsNavigation {
  static final String BILL = "bills/:billId";

  private BillsNavigation() {}

  /** A link to a bill. */
  public static Anchor to(UUID bill, String words) {
    Anchor link = new Anchor("bills/" + bill, words);
    link.addClassName("row-link");
    return link;
  }
}
