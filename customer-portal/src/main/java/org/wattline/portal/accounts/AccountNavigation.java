package org.wattline.portal.accounts;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import java.util.UUID;

/** The ways to the pages of accounts. */
public final class AccountNavigation {
  static final String ACCOUNT = "accounts/:accountId";
  static final String ACCOUNT_ID = "accountId";
  static final String CLAIM = "claim";

  private AccountNavigation() {}

  /** An empty link to an account's page, to be filled. */
  public static Anchor link(UUID account) {
    return new Anchor("accounts/" + account);
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
