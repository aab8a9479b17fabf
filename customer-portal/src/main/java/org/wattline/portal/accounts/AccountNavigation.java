package org.wattline.portal.accounts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ways to the pages of accounts. */
public final class AccountNavigation {
  public static final String ACCOUNT_ID = "accountId";
  public static final String OVERVIEW = "accounts/:accountId/overview";
  public static final String BILLS = "accounts/:accountId/bills";
  public static final String BILL = "accounts/:accountId/bills/:billId";
  public static final String USAGE = "accounts/:accountId/usage";
  public static final String PAY = "accounts/:accountId/pay";
  public static final String TROUBLE = "accounts/:accountId/pay/trouble";
  public static final String ARRANGEMENT = "accounts/:accountId/pay/arrangement";
  public static final String PAID = "accounts/:accountId/paid";
  public static final String PAYMENTS = "accounts/:accountId/payments";
  public static final String RECEIPT = "accounts/:accountId/payments/:paymentId";
  public static final String TARIFFS = "accounts/:accountId/tariffs";
  public static final String MOVE = "accounts/:accountId/move";
  public static final String MOVE_IN = "accounts/:accountId/move-in";

  /** In the query of {@link #PAY}: the bill that is to be paid. */
  public static final String BILL_ASKED = "bill";

  /**
   * In the query of {@link #PAY}: {@code other} for an amount that the payer types, {@code
   * instalment} for the next of the arrangement that runs.
   */
  public static final String AMOUNT_ASKED = "amount";

  /** In the query of {@link #PAID}: the payment. */
  public static final String PAYMENT_ASKED = "payment";

  /** In the query of {@link #USAGE}: a point, by its id or by its number on the market. */
  public static final String POINT_ASKED = "point";

  /** In the query of {@link #USAGE}: the moment whose knowledge is shown. */
  public static final String KNOWN_ASKED = "known";

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

  /** The page to pay on, with a bill's amount as the first choice where one is meant. */
  public static String toPay(UUID account, @Nullable UUID bill) {
    return to(PAY, account) + (bill == null ? "" : "?" + BILL_ASKED + "=" + bill);
  }

  /** The page to pay on, with the next instalment as the choice. */
  public static String toPayInstalment(UUID account) {
    return to(PAY, account) + "?" + AMOUNT_ASKED + "=instalment";
  }

  /** Leads to the intervals of a point's day, as they were known when a bill was made. */
  public static void toDay(UI ui, UUID account, UUID point, LocalDate day, Instant knownAt) {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("range", "day");
    asked.put("day", day.toString());
    asked.put(POINT_ASKED, point.toString());
    asked.put(KNOWN_ASKED, knownAt.toString());
    ui.navigate(to(USAGE, account), QueryParameters.simple(asked));
  }

  /** Leads to what became of a payment. */
  public static void toPaid(UI ui, UUID account, UUID payment) {
    ui.navigate(
        to(PAID, account), QueryParameters.simple(Map.of(PAYMENT_ASKED, payment.toString())));
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
