package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.tenancy.vaadin.test.OnSite;

/** What staff read to a caller who asks about money. */
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "customer-service")
class MoneyViewsTest extends ViewTest {
  @Autowired FakeMoney.Post post;

  @BeforeEach
  void oneMailFailed() {
    post.reset();
  }

  @Test
  void anAccountSaysWhatIsOwedAndByWhen() {
    again("accounts/" + account());

    assertThat(text())
        .contains(
            "79,35\u00a0€ is overdue.",
            "163,55\u00a0€",
            "Next due",
            "84,20\u00a0€",
            "3 December 2026");
  }

  @Test
  void anAccountShowsItsPaymentsAgreementsAndBooks() {
    again("accounts/" + account());

    assertThat(text())
        .contains("Not enough money on the card", "Visa •••• 4242")
        .contains("541448820044186577", "Sun day and night", "settled yearly", "Running")
        .contains("R-2026-000731", "+84,20\u00a0€", "Owed after it");
  }

  @Test
  void billsBeyondTheFirstComeWhenAskedFor() {
    again("accounts/" + account());
    NativeTableBody bills = $(NativeTableBody.class).all().getFirst();
    assertThat(allText(bills)).contains("2026-0000210").doesNotContain("2026-0000180");

    press("Show more");

    assertThat(allText(bills)).contains("2026-0000180");
    assertThat(bills.getChildren()).hasSize(20);
  }

  @Test
  void aBillOpensFromTheAccountAndFromTheBooks() {
    again("accounts/" + account());

    assertThat($(Anchor.class).withText("2026-0000210").all())
        .hasSize(2)
        .allMatch(link -> link.getHref().equals("bills/" + FakeMoney.OCTOBER));
  }

  @Test
  void aBillShowsLinesTaxesItsCorrectionAndWhyItDiffers() {
    again("bills/" + FakeMoney.OCTOBER);

    assertThat(text())
        .contains("Bill 2026-0000210", "Bill for October 2026", "Estimated", "84,20\u00a0€")
        .contains("Electricity, day and night")
        .contains("VAT", "6% of 76,43\u00a0€")
        .contains("2026-C000017 of 20 November 2026")
        .contains("It is 4,85\u00a0€ more than the bill before")
        .contains("245,8\u00a0kWh instead of 221,4\u00a0kWh");
  }

  @Test
  void aLineOpensToHowItCameAbout() {
    again("bills/" + FakeMoney.OCTOBER);
    assertThat(text()).doesNotContain("104,312", "In the peak 141.5 kWh");

    NativeDetails line = $(NativeDetails.class).all().getFirst();
    ComponentUtil.fireEvent(line, new NativeDetails.ToggleEvent(line, true));
    roundTrip();

    assertThat(text())
        .contains("Off-peak", "104,312")
        .contains("In the peak 141.5 kWh at 0.1584.", "2,980 values of 15 minutes", "14 of them");
  }

  @Test
  void aClosedLineIsMadeOfItsNameItsDaysAndItsAmountAlone() {
    again("bills/" + FakeMoney.OCTOBER);

    assertThat(elements($(NativeDetails.class).all().getFirst().getElement()))
        .containsExactly("details", "summary", "span", "span", "span");
  }

  private static List<String> elements(Element of) {
    List<String> tags = new ArrayList<>(List.of(of.getTag()));
    of.getChildren()
        .filter(child -> !child.isTextNode())
        .forEach(child -> tags.addAll(elements(child)));
    return tags;
  }

  @Test
  void aBillIsWorkedOutAgainAsItWasKnown() {
    again("bills/" + FakeMoney.OCTOBER);

    press("Work it out again");

    assertThat(text()).contains("It comes out the same to the byte");
  }

  @Test
  void aBillThatDidNotArriveIsSentAgain() {
    again("bills/" + FakeMoney.OCTOBER);
    assertThat(text())
        .contains("an@example.com", "Failed", "550 no such mailbox")
        .doesNotContain("Waiting");
    assertThat($(Anchor.class).withText("Letter (PDF)").all()).hasSize(1);

    press("Send again");
    test($(ConfirmDialog.class).single()).confirm();
    roundTrip();

    assertThat(text()).contains("Waiting");
  }

  @Test
  void anUnknownBillAndNonsenseAreNotFoundAlike() {
    visit("bills/" + UUID.randomUUID());
    String unknown = text();
    visit("bills/nonsense");

    assertThat(unknown).contains("Page not found").isEqualTo(text());
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "customer")
  void aCustomerReadsNoBillHere() {
    visit("bills/" + FakeMoney.OCTOBER);

    assertThat(text()).contains("No access");
  }

  private UUID account() {
    return billing.accounts.keySet().iterator().next();
  }
}
