package org.wattline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.tenancy.vaadin.test.OnSite;

/** Where somebody finds help: when a bill is too much, and with the usual questions. */
@Tag("UC-050")
@OnSite(host = "zonnestroom.localhost", roles = "customer")
class HelpRoadsTest extends PortalTest {

  @Test
  void troublePayingLeadsToAPageThatSaysWhatCanBeDone() {
    String trouble = "accounts/" + home() + "/pay/trouble";
    visit("accounts/" + home() + "/pay");
    assertThat(links()).contains(trouble);

    visit(trouble);

    assertThat(text())
        .contains("Talk to us", "+32 3 123 45 67", "1000 0017 42")
        .contains("Pay a part now", "If you do not agree with us")
        .contains("Niet akkoord?", "De Ombudsdienst voor Energie helpt gratis.");
    assertThat(links())
        .contains(
            "accounts/" + home() + "/pay?amount=other",
            "accounts/" + home() + "/payments",
            "accounts/" + home() + "/bills");
  }

  @Test
  void whoPaysAPartComesToTheAmountThatIsTyped() {
    visit("accounts/" + home() + "/pay?amount=other");

    assertThat($(BigDecimalField.class).single().isVisible()).isTrue();
    assertThat($(RadioButtonGroup.class).all()).isNotEmpty();
  }

  @Test
  void whoMayOnlyReadIsNotLedToPaying() {
    UUID other = billing.add("1000 0099 11", "Luc Maes", AccountRole.VIEWER, AccountStatus.OPEN);

    visit("accounts/" + other + "/pay/trouble");

    assertThat(text()).contains("Talk to us").doesNotContain("Pay a part now");
  }

  @Test
  void everyAnswerLeadsToItsPage() {
    for (String language : List.of("nl", "fr", "en")) {
      UI.getCurrent().setLocale(Locale.forLanguageTag(language));
      visit("home");
      visit("help");
      $(Details.class).all().forEach(details -> details.setOpened(true));
      List<String> pages =
          $(Anchor.class).all().stream()
              .map(Anchor::getHref)
              .filter(
                  page ->
                      List.of(
                              "bills",
                              "pay",
                              "trouble",
                              "payments",
                              "usage",
                              "move",
                              "claim",
                              "account")
                          .contains(page))
              .distinct()
              .toList();
      assertThat(pages)
          .as(language)
          .containsExactlyInAnyOrder(
              "bills", "pay", "trouble", "payments", "usage", "move", "claim", "account");
    }
  }

  @Test
  void aPageOfAnAnswerIsThatOfTheOpenAccount() {
    for (String page : List.of("pay", "payments", "move", "usage", "bills")) {
      visit(page);
      assertThat(path()).isEqualTo("accounts/" + home() + "/" + page);
    }
    visit("trouble");
    assertThat(path()).isEqualTo("accounts/" + home() + "/pay/trouble");
    visit("account");
    assertThat(path()).isEqualTo("accounts/" + home());
  }

  private static String path() {
    return UI.getCurrent().getInternals().getActiveViewLocation().getPath();
  }
}
