package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.tenancy.vaadin.test.OnSite;

/** Products and their tariffs, as billing writes and publishes them. */
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "billing")
class TariffViewsTest extends ViewTest {
  private static final String PRODUCT = "tariffs/" + FakeTariffs.PRODUCT;
  @Autowired FakeTariffs.Desk desk;

  @BeforeEach
  void nothingIsBeingWritten() {
    desk.clear();
  }

  @Test
  void theListSaysWhatPricesNow() {
    again("tariffs");

    assertThat(text())
        .contains("Sun day and night", "sun-day-night", "Version 1 from 1 January 2026");
  }

  @Test
  void aProductShowsItsWeekInHours() {
    again(PRODUCT);

    assertThat(text())
        .contains("tou: all year", "Mon–Fri", "day 07:00–22:00", "Sat–Sun", "night 00:00–24:00");
  }

  @Test
  void whatIsWrongWithADocumentIsListedByItsPlaceAndStaysTyped() {
    again(PRODUCT);
    $(TextArea.class).single().setValue(FakeTariffs.BROKEN);

    press("Save the draft");

    assertThat(text()).contains("/currency", "is missing", "Nothing was saved");
    assertThat($(TextArea.class).single().getValue()).isEqualTo(FakeTariffs.BROKEN);
    assertThat(desk.draft).isNull();
  }

  @Test
  void aDraftIsSubmittedWithItsFirstDayAndPublished() {
    again(PRODUCT);
    press("Save the draft");
    press("Submit for approval");
    assertThat(firstDay().isInvalid()).isTrue();

    firstDay().setValue(LocalDate.of(2027, 1, 1));
    press("Submit for approval");
    assertThat(text()).contains("Kim Bakker submitted it, to price from 1 January 2027.");
    assertThat($(TextArea.class).single().isReadOnly()).isTrue();

    press("Publish");
    assertThat(text()).contains("Version 2 from 1 January 2026");
  }

  private DatePicker firstDay() {
    return $(DatePicker.class)
        .withCondition(picker -> "Prices from".equals(picker.getLabel()))
        .single();
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "customer-service")
  void whoDoesNotWriteTariffsReadsThem() {
    again(PRODUCT);

    assertThat(text()).contains("Nobody is writing on this tariff.");
    assertThat($(Button.class).withText("Save the draft").all()).isEmpty();
  }
}
