package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.billing.contract.bank.NewMatch;
import org.wattline.billing.contract.customers.Account;
import org.wattline.tenancy.vaadin.test.OnSite;

/** Money from the bank that nobody is known for, as finance deals with it. */
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "finance")
class CashViewsTest extends ViewTest {
  private static final String ENTRY = "cash/" + FakeBank.WAITING;
  @Autowired FakeBank.Book book;

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
