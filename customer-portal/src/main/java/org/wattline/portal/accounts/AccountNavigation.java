package org.wattline.portal.accounts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import java.util.UUID;

/** The ways to the pages of accounts. */
public final class AccountNavigation {
  public static final String ACCOUNT_ID = "accountId";
  public static final String OVERVIEW = "accounts/:accountId/overview";
  public static final String BILLS = "accounts/:accountId/bills";
  public static final String BILL = "accounts/:accountId/bills/:billId";
  public static final String USAGE = "accounts/:accountId/usage";
  public static final String PAY = "accounts/:accountId/pay";
  public static final String PAID = "accounts/:accountId/paid";
  public static final String PAYMENTS = "accounts/:accountId/payments";
  public static final String RECEIPT = "accounts/:accountId/payments/:paymentId";
  public static final String TARIFFS = "accounts/:accountId/tariffs";
  public static final String MOVE = "accounts/:accountId/move";
  public static final String MOVE_IN = "accounts/:accountId/move-in";
  static final String ACCOUNT = "accounts/:accountId";
  static final String CLAIM = "claim";

  private AccountNavigation() {}

  /** An empty link to an account's page, to be filled. */
  public static Anchor link(UUID account) {
    return new Anchor(to(ACCOUNT, account));
  }

  /** The address of one of an account's pages above. */
  public static String to(String page, UUID account) {
    return page.replace(":" + ACCOUNT_ID, account.toString());
  }

  public static String toBill(UUID account, UUID bill) {
    return to(BILL, account).replace(":billId", bill.toString());
  }

  public static String toReceipt(UUID account, UUID payment) {
    return to(RECEIPT, account).replace(":paymentId", payment.toString());
  }

  public static Anchor claimLink(String text) {
    return new Anchor(CLAIM, text);
  }

  public static void toClaim(UI ui) {
    ui.navigate(CLAIM);
  }

  public static void toAccount(UI ui, UUID account) {
    ui.navigate("accounts/" + account);
  }
}
