package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.test.OnSite;

/** What a supplier's staff see and do. */
@OnSite(
    host = "zonnestroom-staff.localhost",
    name = "Els Maes",
    roles = {"customer-service", "supervisor"})
@Tag("UC-005")
@Tag("UC-006")
@Tag("UC-007")
@Tag("UC-008")
class StaffViewsTest extends ViewTest {

  @Test
  void theListIsFetchedPageByPageAsItIsScrolled() {
    again("customers");

    @SuppressWarnings("unchecked")
    Grid<Customer> grid = $(Grid.class).single();
    assertThat(test(grid).getRow(0).name()).isEqualTo("An Peeters");
    assertThat(test(grid).getRow(279).name()).isNotBlank();
  }

  @Test
  void aFilterStandsInTheAddressAndNarrowsTheList() {
    again("customers?q=Vandenbroucke");

    @SuppressWarnings("unchecked")
    Grid<Customer> grid = $(Grid.class).single();
    assertThat(test(grid).getRow(0).name()).contains("Vandenbroucke");

    again("customers?q=nobodyatall");
    assertThat(text()).contains("Nobody matches “nobodyatall”");
  }

  @Test
  void aCustomerOpensBesideTheListUnderItsOwnAddress() {
    visit("customers/" + first());

    assertThat(text())
        .contains("An Peeters", "an.peeters@example.com", "Lange Leemstraat 12", "1000 0017 42");
    press("Edit");
    assertThat(UI.getCurrent().getActiveViewLocation().getPath()).endsWith("/edit");
  }

  @Test
  void anUnknownCustomerAndNonsenseAreNotFoundAlike() {
    visit("customers/" + UUID.randomUUID());
    String foreign = text();
    visit("customers/nonsense");

    assertThat(foreign).contains("Page not found").isEqualTo(text());
  }

  @Test
  void aCustomerIsRegisteredAndOpens() {
    again("customers/new");
    press("Register customer");
    assertThat(field("Given name").isInvalid()).isTrue();
    assertThat(field("City").isInvalid()).isTrue();

    fillIn("Griet", "De Wolf");
    press("Register customer");

    assertThat(text()).contains("Griet De Wolf");
    assertThat(UI.getCurrent().getActiveViewLocation().getPath()).startsWith("customers/");
  }

  @Test
  void aRefusalStandsBesideItsFieldAndNothingTypedIsLost() {
    again("customers/new");
    fillIn("Griet", "De Wolf");
    EmailField email = $(EmailField.class).single();
    email.setValue("taken@example.com");

    press("Register customer");

    assertThat(email.isInvalid()).isTrue();
    assertThat(email.getErrorMessage()).isEqualTo("This address is taken.");
    assertThat(field("Given name").getValue()).isEqualTo("Griet");
  }

  @Test
  void anAccountIsOpenedAndACodeMadeForIt() {
    again("customers/" + first() + "/new-account");
    press("Open account");
    assertThat(text()).contains("Account 1000 0019 42", "Jef Peeters");

    press("Registration code");
    press("Make a code");

    assertThat(allText($(Dialog.class).single())).contains("K7QM-2XTR");
  }

  @Test
  void oneSearchFindsPeopleAndCommands() {
    again("customers");
    @SuppressWarnings("unchecked")
    ComboBox<Object> search = $(ComboBox.class).first();

    test(search).setFilter("Amrani");
    assertThat(test(search).getSuggestions()).isNotEmpty().allMatch(hit -> hit.contains("Amrani"));
    test(search).setFilter("New cust");
    assertThat(test(search).getSuggestions()).contains("New customer");
  }

  @Test
  void changesAreListedForThoseWhoAnswerForThem() {
    again("audit");

    assertThat(text()).contains("Changes");
    assertThat($(Grid.class).all()).hasSize(1);
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "finance")
  void financeReadsCustomersAndChangesNothing() {
    visit("customers/" + first());
    assertThat(text()).contains("An Peeters").doesNotContain("Edit");
    assertThat($(Button.class).withText("New customer").all()).isEmpty();

    visit("customers/new");
    assertThat(text()).contains("No access");
    visit("audit");
    assertThat(text()).contains("No access");
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "customer")
  void aCustomerIsNobodyHere() {
    visit("customers");

    assertThat(text()).contains("No access");
  }

  @Test
  void thePlatformsPagesDoNotExistOnASuppliersHost() {
    visit("suppliers");
    assertThat(text()).contains("Page not found");
    visit("suppliers/" + UUID.randomUUID());
    assertThat(text()).contains("Page not found");
    visit("migrations");
    assertThat(text()).contains("Page not found");
  }

  @Test
  void aSilentServiceIsSaidInPlaceWithARetry() {
    billing.failure = new ApiUnavailableException("no answer");
    again("customers");
    assertThat(text()).contains("does not answer right now");

    billing.failure = null;
    press("Try again");

    assertThat($(Grid.class).all()).hasSize(1);
  }

  private void fillIn(String given, String family) {
    field("Given name").setValue(given);
    field("Family name").setValue(family);
    field("Street and number").setValue("Dorp 1");
    field("Postal code").setValue("9000");
    field("City").setValue("Gent");
  }

  private TextField field(String label) {
    return $(TextField.class).all().stream()
        .filter(field -> label.equals(field.getLabel()))
        .findFirst()
        .orElseThrow();
  }

  private UUID first() {
    return billing.customers.keySet().iterator().next();
  }
}
