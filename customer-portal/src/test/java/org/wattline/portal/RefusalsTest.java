package org.wattline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.billing.contract.customers.DeliveryChannel;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.test.OnSite;

/** What the service refuses is said in the reader's language. */
@Tag("UC-009")
@Tag("UC-050")
@OnSite(host = "zonnestroom.localhost", roles = "customer")
class RefusalsTest extends PortalTest {

  @Test
  void aRefusedAmountIsSaidBesideItsFieldInEveryLanguage() {
    billing.refusal = FakeBilling.refusedField("amount", "is finer than EUR", "too-fine", "EUR");

    assertThat(refusedAmount("nl"))
        .isEqualTo("Typ een bedrag met niet meer cijfers na de komma dan EUR heeft.");
    assertThat(refusedAmount("fr"))
        .isEqualTo("Tapez un montant sans plus de décimales que n’en a EUR.");
    assertThat(refusedAmount("en"))
        .isEqualTo("Type an amount with no more digits after the point than EUR has.");
  }

  @Test
  void aLimitIsWrittenAsTheReaderWritesNumbers() {
    billing.refusal =
        FakeBilling.refusedField(
            "amount", "must be greater than or equal to 0.50", "DecimalMin", "0.50");

    assertThat(refusedAmount("nl")).isEqualTo("Dit moet minstens 0,50 zijn.");
  }

  @Test
  void aCodeThatHasNoWordsIsSaidAsTheServiceSaidIt() {
    billing.refusal = FakeBilling.refusedField("amount", "is not to be had", "of-tomorrow");

    assertThat(refusedAmount("nl")).isEqualTo("is not to be had");
  }

  @Test
  void aRefusalOfTheWholeIsSaidByItsCodeElseByItsTypeElseAsItCame() {
    assertThat(refusedPreference("conflict", "no-cards", "Pay by bank transfer."))
        .isEqualTo("Uw leverancier neemt nog geen kaarten aan. Betaal met een overschrijving.");
    assertThat(refusedPreference("changed-meanwhile", null, "Somebody changed it."))
        .startsWith("Iemand heeft dit veranderd sinds u het las.");
    assertThat(refusedPreference("conflict", null, "The moon is full."))
        .isEqualTo("The moon is full.");
  }

  @Test
  void aFieldThatIsNotOnTheFormIsSaidInWordsToo() {
    billing.refusal =
        FakeBilling.refusedField("language", "must be one of: en, nl", "language-not-offered");

    assertThat(preferring()).startsWith("Uw leverancier schrijft niet in deze taal.");
  }

  private String refusedPreference(String type, @Nullable String code, String detail) {
    billing.refusal =
        new ApiProblemException(
            new ApiProblemException.Problem(
                409,
                "https://wattline.org/problems/" + type,
                "Refused",
                detail,
                null,
                List.of(),
                code,
                List.of()));
    return preferring();
  }

  private String preferring() {
    UI.getCurrent().setLocale(Locale.forLanguageTag("nl"));
    again("accounts/" + home());
    @SuppressWarnings("unchecked")
    RadioButtonGroup<DeliveryChannel> delivery = $(RadioButtonGroup.class).first();
    delivery.setValue(DeliveryChannel.POST);
    $(Notification.class).all().forEach(Notification::close);
    roundTrip();
    test($(Button.class).withText("Bewaren").single()).click();
    return test($(Notification.class).all().getLast()).getText();
  }

  private String refusedAmount(String language) {
    UI.getCurrent().setLocale(Locale.forLanguageTag(language));
    again("accounts/" + home() + "/pay?amount=other");
    $(BigDecimalField.class).single().setValue(new BigDecimal("20"));
    byPage($(RadioButtonGroup.class).all().getLast());
    test($(Button.class).all().stream()
            .filter(button -> button.hasClassName("portal-main-button"))
            .findFirst()
            .orElseThrow())
        .click();
    return $(BigDecimalField.class).single().getErrorMessage();
  }

  private static <T> void byPage(RadioButtonGroup<T> methods) {
    methods.setValue(methods.getListDataView().getItem(1));
  }
}
