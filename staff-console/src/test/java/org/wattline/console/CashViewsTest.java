package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.Location;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.billing.contract.bank.NewMatch;
import org.wattline.billing.contract.customers.Account;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.test.OnSite;

/** Money from the bank that nobody is known for, as finance deals with it. */
@Tag("UC-051")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "finance")
class CashViewsTest extends ViewTest {
  private static final String ENTRY = "cash/" + FakeBank.WAITING;
  @Autowired FakeBank.Book book;
  @Autowired Clock clock;

  @BeforeEach
  void oneEntryWaits() {
    book.reset();
  }

  @Test
  void theListBeginsWithWhatWaitsForAPerson() {
    again("cash");

    assertThat(text())
        .contains("Unmatched", "oldest of 20 November 2026", "A. Peeters", "electricity october");
  }

  @Test
  void theStateAndTheWordsStandInTheAddress() {
    again("cash?state=MATCHED");
    assertThat(text()).contains("Nothing here");

    again("cash?state=UNMATCHED&q=nobodyatall");
    assertThat(text()).contains("Nothing matches “nobodyatall”");
  }

  @Test
  void anEntrySaysWhoseItMayBeAndWhyAndIsGivenToThatAccountsBill() {
    again(ENTRY);
    assertThat(text())
        .contains("84,20\u00a0€ came in on 20 November 2026.")
        .contains("The same bank account paid for it before", "2026-0000210");

    press("Give it to this account", 0);

    assertThat(book.asked)
        .containsExactly(new NewMatch(FakeBank.ACCOUNT, FakeMoney.OCTOBER, null, 0));
    assertThat(text()).contains("Matched", "Els Maes", "Take it back");
  }

  @Test
  void anAccountIsChosenByHandAndNeverByDefaultOfTwo() {
    again(ENTRY);
    @SuppressWarnings("unchecked")
    ComboBox<Object> customer =
        $(ComboBox.class).all().stream()
            .filter(box -> "Holder".equals(box.getLabel()))
            .findFirst()
            .orElseThrow();
    @SuppressWarnings("unchecked")
    ComboBox<Account> account =
        $(ComboBox.class).all().stream()
            .filter(box -> "Account".equals(box.getLabel()))
            .findFirst()
            .orElseThrow();
    customer.setValue(billing.customers.values().iterator().next());

    press("Give it to this account", 1);
    assertThat(account.isInvalid()).isTrue();
    assertThat(book.asked).isEmpty();

    account.setValue(billing.accounts.get(FakeBank.ACCOUNT));
    press("Give it to this account", 1);
    assertThat(book.asked).containsExactly(new NewMatch(FakeBank.ACCOUNT, null, null, 0));
  }

  @Test
  void aMatchIsTakenBackWithAReasonAndTheEntryWaitsAgain() {
    book.become(FakeBank.WAITING, "before", BankEntryState.MATCHED, FakeBank.ACCOUNT);
    again(ENTRY);
    press("Take it back");
    assertThat(reason().isInvalid()).isTrue();

    reason().setValue("It was his brother’s.");
    press("Take it back");

    assertThat(book.asked).contains(FakeBank.because("It was his brother’s.", 1));
    assertThat(text()).contains("Whose it may be");
  }

  @Test
  void whatIsNoCustomersBusinessIsHandedOverWithAReason() {
    again(ENTRY);
    reason().setValue("Interest of the bank.");

    press("Hand over to the books");

    assertThat(book.asked).containsExactly(FakeBank.because("Interest of the bank.", 0));
    assertThat(text()).contains("Handed over", "Take it back");
  }

  @Test
  void anUnknownEntryAndNonsenseAreNotFoundAlike() {
    visit("cash/" + UUID.randomUUID());
    String unknown = text();
    visit("cash/nonsense");

    assertThat(unknown).contains("Page not found").isEqualTo(text());
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "billing")
  void billingHasNoBusinessWithTheBank() {
    again("customers");
    assertThat(text()).doesNotContain("Bank transfers");

    visit("cash");
    assertThat(text()).contains("No access");
    visit(ENTRY);
    assertThat(text()).contains("No access");
  }

  @Test
  void theNextIsOneOfTheSameListAndOneKeyAway() {
    book.anotherWaits();
    again("cash?state=UNMATCHED&q=Peeters");
    assertThat($(Anchor.class).withText("A. Peeters").single().getHref())
        .isEqualTo(ENTRY + "?state=UNMATCHED&q=Peeters");
    again(ENTRY);
    press("Next");
    assertThat(location()).isEqualTo("cash/" + FakeBank.LATER + "?state=UNMATCHED");

    press("Next");
    assertThat(location()).isEqualTo(ENTRY + "?state=UNMATCHED");

    again(ENTRY + "?state=UNMATCHED&q=Peeters");
    press("Next");
    Location back = UI.getCurrent().getInternals().getActiveViewLocation();
    assertThat(back.getPath()).isEqualTo("cash");
    assertThat(back.getQueryParameters().getParameters())
        .isEqualTo(Map.of("state", List.of("UNMATCHED"), "q", List.of("Peeters")));
  }

  @Test
  void afterAMatchTheNextIsTheOneBehindItAndNotOneThatWasPassedOver() {
    book.anotherWaits();
    book.oneWasPassedOver();
    again(ENTRY);
    press("Give it to this account", 0);

    press("Next");

    assertThat(location()).isEqualTo("cash/" + FakeBank.LATER + "?state=UNMATCHED");
  }

  @Test
  void eachEntrySaysHowLongItWaits() {
    again("cash");

    long days =
        ChronoUnit.DAYS.between(
            LocalDate.of(2026, 11, 20),
            LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Brussels")));
    assertThat(text()).contains("Age", days + " days");
  }

  @Test
  void aFileIsTakenInThePageAndItsReceiptSaysWhatBecameOfIt() {
    again("cash");

    upload("coda.xml", "<Document/>");

    assertThat(book.asked).containsExactly("coda.xml: <Document/>");
    assertThat(text())
        .contains("coda.xml was taken.", "camt.053.001.08", "2, of which 1 were taken before")
        .contains("Statement 2026-324: The entries lead to 480.00");
    assertThat($(Anchor.class).withText("2").single().getHref())
        .isEqualTo("cash?state=UNMATCHED&file=" + FakeBilling.id("file"));
  }

  @Test
  void aFileTakenBeforeSaysWhenAndByWhom() {
    book.takenBefore = true;
    again("cash");

    upload("coda.xml", "<Document/>");

    assertThat(text())
        .contains("coda.xml was taken before", "Jan Claes", "Nothing was booked again");
  }

  @Test
  void aFileThatIsNotRightIsRefusedWithThePlace() {
    again("cash");
    book.refusal = FakeMoves.invalid("/content", "Line 12: Amt is no amount.");
    upload("coda.xml", "<Document/>");
    assertThat(text()).contains("coda.xml was not taken", "Line 12: Amt is no amount.");

    upload("empty.xml", "");
    assertThat(text()).contains("The file is empty.").doesNotContain("Line 12");

    book.refusal = new ApiUnavailableException("no answer");
    upload("coda.xml", "<Document/>");
    assertThat(text()).contains("does not answer right now");
    book.refusal = null;
    press("Try again");
    assertThat(text()).contains("coda.xml was taken.");
  }

  private void upload(String name, String content) {
    test($(Upload.class).single())
        .upload(name, "application/xml", content.getBytes(StandardCharsets.UTF_8));
    roundTrip();
  }

  private static String location() {
    return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
  }

  private void press(String words, int which) {
    test($(com.vaadin.flow.component.button.Button.class).withText(words).all().get(which)).click();
    roundTrip();
  }

  private TextField reason() {
    return $(TextField.class).all().stream()
        .filter(field -> "Reason".equals(field.getLabel()))
        .findFirst()
        .orElseThrow();
  }
}
