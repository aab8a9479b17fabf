package org.wattline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.billing.contract.customers.DeliveryChannel;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.test.Bundles;
import org.wattline.tenancy.vaadin.test.OnSite;
import org.wattline.tenancy.vaadin.view.Routes;

/** Every page of the portal, without a browser. */
@Tag("UC-007")
@Tag("UC-009")
@Tag("UC-022")
@Tag("UC-042")
@OnSite(host = "zonnestroom.localhost", roles = "customer")
class PortalViewsTest extends PortalTest {
  @Test
  void homeGreetsByNameAndLeadsToEveryAccount() {
    visit("home");

    assertThat(text()).contains("Hello An", "You have 3 accounts with Zonnestroom");
    assertThat(links()).contains("accounts/" + home() + "/overview");
  }

  @Test
  void homeWithoutAnAccountSaysHowToGetOne() {
    billing.accounts.clear();

    again("home");

    assertThat(text()).contains("No account here yet", "Add your account");
  }

  @Test
  void homeSaysWhenTheServiceIsSilentAndTriesAgain() {
    billing.failure = new ApiUnavailableException("no answer");
    again("home");
    assertThat(text()).contains("does not answer right now");

    billing.failure = null;
    test($(Button.class).withText("Try again").single()).click();

    assertThat(text()).contains("You have 3 accounts");
  }

  @Test
  void anAccountShowsItsPeopleAndKeepsAChangedPreference() {
    visit("accounts/" + home());
    assertThat(text()).contains("Account 1000 0017 42", "Jef Peeters", "Account holder");

    @SuppressWarnings("unchecked")
    RadioButtonGroup<DeliveryChannel> delivery = $(RadioButtonGroup.class).first();
    delivery.setValue(DeliveryChannel.POST);
    test($(Button.class).withText("Save").single()).click();

    assertThat(billing.get(home()).delivery()).isEqualTo(DeliveryChannel.POST);
  }

  @Test
  void onlyTheHolderMayChangeAnAccount() {
    UUID other = billing.add("1000 0099 11", "Luc Maes", AccountRole.VIEWER, AccountStatus.OPEN);

    visit("accounts/" + other);

    assertThat(text()).contains("Only the account holder can change this");
    assertThat($(Button.class).withText("Save").all()).isEmpty();
    assertThat($(Button.class).withText("Let someone in").all()).isEmpty();
  }

  @Test
  void letsSomeoneInWithACodeShownOnce() {
    visit("accounts/" + home());

    test($(Button.class).withText("Let someone in").single()).click();
    test($(Button.class).withText("Make a code").single()).click();

    assertThat(allText($(Dialog.class).single())).contains(FakeBilling.GOOD_CODE);
  }

  @Test
  void removingAPersonIsAskedWithItsEffect() {
    visit("accounts/" + home());
    test($(Button.class).withText("Remove").all().getLast()).click();

    ConfirmDialog dialog = $(ConfirmDialog.class).single();
    test(dialog).confirm();

    assertThat(billing.people(home())).hasSize(1);
  }

  @Test
  void anotherCustomersAccountAnswersLikeAnUnknownOne() {
    visit("accounts/" + UUID.randomUUID());
    String foreign = text();
    visit("accounts/no-id-at-all");

    assertThat(foreign).contains("Page not found").isEqualTo(text());
  }

  @Test
  void anAccountIsClaimedWithItsNumberAndCode() {
    visit("claim");
    TextField number = $(TextField.class).all().getFirst();
    TextField code = $(TextField.class).all().getLast();

    test($(Button.class).withText("Add this account").single()).click();
    assertThat(number.isInvalid()).isTrue();
    assertThat(code.isInvalid()).isTrue();

    test(number).setValue(FakeBilling.CLAIMED_NUMBER);
    test(code).setValue("WRONG");
    test($(Button.class).withText("Add this account").single()).click();
    assertThat(text()).contains("do not belong together");
    assertThat(number.getValue()).isEqualTo(FakeBilling.CLAIMED_NUMBER);

    test(code).setValue(FakeBilling.GOOD_CODE);
    test($(Button.class).withText("Add this account").single()).click();
    assertThat(text()).contains("Account " + FakeBilling.CLAIMED_NUMBER);
  }

  @Test
  @OnSite(host = "zonnestroom.localhost")
  void aStrangerSeesWhosePortalItIsAndTheWayIn() {
    visit("");
    assertThat(text()).contains("Uw energie bij Zonnestroom", "Aanmelden");

    visit("help");
    assertThat(text()).contains("+32 3 123 45 67", "hallo@zonnestroom.example");
  }

  @Test
  @OnSite(host = "goldengrid.localhost")
  void eachHostShowsItsOwnSupplier() {
    visit("");

    assertThat(text()).contains("Golden Grid").doesNotContain("Zonnestroom");
  }

  @Test
  @OnSite(host = "zonnestroom.localhost", roles = "finance")
  void somebodyWithoutTheRoleIsToldSo() {
    visit("home");

    assertThat(text()).contains("No access", "An administrator of Zonnestroom");
  }

  @Test
  void anUnknownPageSaysSoInsideTheFrame() {
    visit("no/such/page");

    assertThat(text()).contains("Page not found", "Zonnestroom");
  }

  @Test
  void everyPageSaysWhoMaySeeIt() {
    List<Routes.Page> pages = Routes.in("org.wattline.portal");

    assertThat(pages)
        .extracting(Routes.Page::path)
        .containsExactlyInAnyOrder(
            "",
            "account",
            "accounts/:accountId",
            "accounts/:accountId/bills",
            "accounts/:accountId/bills/:billId",
            "accounts/:accountId/move",
            "accounts/:accountId/move-in",
            "accounts/:accountId/overview",
            "accounts/:accountId/paid",
            "accounts/:accountId/pay",
            "accounts/:accountId/pay/arrangement",
            "accounts/:accountId/pay/trouble",
            "accounts/:accountId/payments",
            "accounts/:accountId/payments/:paymentId",
            "accounts/:accountId/tariffs",
            "accounts/:accountId/usage",
            "bills",
            "claim",
            "help",
            "home",
            "move",
            "pay",
            "payments",
            "sign-in-failed",
            "signed-out",
            "trouble",
            "usage");
    assertThat(pages)
        .filteredOn(page -> !page.isPublic())
        .allSatisfy(page -> assertThat(page.roles()).containsExactly("customer"));
  }

  @Test
  void everyTextExistsInEveryLanguage() {
    Bundles.assertComplete("messages/portal");
  }

  @Test
  void everyPageOpensInEveryLanguage() {
    for (String language : List.of("nl", "fr", "en")) {
      UI.getCurrent().setLocale(Locale.forLanguageTag(language));
      for (Routes.Page page : Routes.in("org.wattline.portal")) {
        visit(
            page.path()
                .replace(":accountId", home().toString())
                .replace(":billId", FakeMoney.OCTOBER.toString())
                .replace(":paymentId", FakeMoney.PAID.toString()));
        assertThat(text())
            .as("%s in %s", page.path(), language)
            .doesNotContain("Something went wrong", "Page not found")
            .doesNotContainPattern("[a-z]+\\.[a-z]+\\.[a-z]+(?![a-z@])\\b.*\\{");
      }
    }
  }

  @Test
  void whoMovesInIsAskedStepByStepAndIsToldWhatFollows() {
    visit("accounts/" + home() + "/move");
    assertThat(links()).contains("accounts/" + home() + "/move-in");
    visit("accounts/" + home() + "/move-in");
    movesInOn(LocalDate.of(2026, 12, 15));

    test($(TextField.class).single()).setValue("541448820000000000");
    goOn();
    assertThat($(TextField.class).single().getErrorMessage())
        .contains("No free meter point has this number");
    test($(TextField.class).single()).setValue(FakeEnergy.FREE_MARKET_ID);
    goOn();
    assertThat(text())
        .contains("Kouter 12 bus 3, 9000 Gent", "You keep your tariff, Day and night")
        .contains("The first day of supply");
    assertThat(billing.movedIn).isEmpty();
    test($(Button.class).withText("Move in here").single()).click();

    assertThat(text()).contains("Your new address is known");
    assertThat(billing.movedIn)
        .singleElement()
        .satisfies(
            in -> {
              assertThat(in.servicePointId()).isEqualTo(FakeEnergy.FREE_POINT);
              assertThat(in.day()).isEqualTo("2026-12-15");
              assertThat(in.accountId()).isEqualTo(home());
              assertThat(in.terms().productId()).isEqualTo(FakeEnergy.PRODUCT);
              assertThat(in.terms().customerClass()).isEqualTo("home");
            });
    again("accounts/" + home() + "/move-in");
    assertThat(text()).contains("moving in to " + FakeEnergy.FREE_MARKET_ID);
  }

  @Test
  void whoMovesInMayGoBackAndIsNotAskedWithoutASupplyOrTheRight() {
    visit("accounts/" + home() + "/move-in");
    movesInOn(LocalDate.of(2026, 12, 15));
    test($(Button.class).withText("Back").single()).click();
    assertThat($(DatePicker.class).single().getValue()).isEqualTo("2026-12-15");

    UUID viewer = billing.add("1000 0077 33", "Luc Maes", AccountRole.VIEWER, AccountStatus.OPEN);
    visit("accounts/" + viewer + "/move-in");
    assertThat(text()).contains("Only the account holder can move");
    UUID fresh = billing.add("1000 0078 32", "Luc Maes", AccountRole.HOLDER, AccountStatus.OPEN);
    visit("accounts/" + fresh + "/move-in");
    assertThat(text()).contains("Your first supply is agreed with us in person");
  }

  private void movesInOn(LocalDate day) {
    goOn();
    assertThat($(DatePicker.class).single().isInvalid()).isTrue();
    $(DatePicker.class).single().setValue(day);
    goOn();
  }

  private void goOn() {
    test($(Button.class).withText("Go on").single()).click();
  }

  @Test
  void aLineOpensToItsFormulaAndEachStepOnDemandAndOnce() {
    visit("accounts/" + home() + "/bills/" + FakeMoney.OCTOBER);
    for (Details each : $(Details.class).all()) {
      if (!text().contains("som van 4 delen")) {
        each.setOpened(true);
      }
    }

    assertThat(text())
        .containsOnlyOnce("som van 4 delen = 35,838")
        .contains("op de factuur: € 35,84", "onder Btw")
        .doesNotContain("22,4136", "meting op import");

    step("som van 4 delen").setOpened(true);
    assertThat(text())
        .containsOnlyOnce("104,312 kWh × € 0,1287")
        .contains("(2 times)")
        .doesNotContain("meting op import");

    step("het minste van").setOpened(true);
    assertThat(text()).contains("(told above)").doesNotContain("dag 1:");
    step("som van 31 delen").setOpened(true);
    assertThat(text()).contains("dag 12: 3 kWh", "19 more steps").doesNotContain("dag 13:");
    step("19 more steps").setOpened(true);
    assertThat(text()).contains("dag 13: 3 kWh", "7 more steps");
  }

  /** The innermost that opens under these words. */
  private Details step(String words) {
    return $(Details.class).all().stream()
        .filter(each -> each.getSummary() != null && allText(each.getSummary()).contains(words))
        .findFirst()
        .orElseThrow();
  }
}
