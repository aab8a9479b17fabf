package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.tariffs.UrdbField;
import org.wattline.billing.contract.tariffs.UrdbResult;
import org.wattline.tenancy.vaadin.test.OnSite;

/** A rate of the public database is written into the draft, with what was left out said. */
@Tag("UC-020")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "billing")
class UrdbImportViewTest extends ViewTest {
  private static final String TWO =
      """
      {"items": [{"label": "5a", "utility": "City of Palo Alto", "name": "E-1"},
                 {"label": "5b", "utility": "City of Palo Alto", "name": "E-2"}]}
      """;
  private static final String MADE =
      FakeTariffs.PUBLISHED.replace("\"sun-day-night\"", "\"city-of-palo-alto-e-2\"");
  @Autowired FakeTariffs.Desk desk;

  @BeforeEach
  void open() {
    desk.clear();
    again("tariffs/" + FakeTariffs.PRODUCT);
    area("Tariff document (JSON)").setValue(FakeTariffs.PUBLISHED.replace("0.2380", "0.2000"));
    press("Import a rate of the URDB");
  }

  @Test
  void aRateIsChosenAndWrittenIntoTheDraftWithWhatWasLeftOut() {
    desk.urdb =
        new UrdbResult(
            MADE,
            List.of(
                new UrdbField("REPRESENTED", "/energyratestructure", "Prices of energy"),
                new UrdbField("NOT_REPRESENTED", "/minmonthlycharge", "A minimum in hp"),
                new UrdbField("CONDITION", "/fixedchargefirstmeter", "Rounded to 12 decimals")));
    area("Rate (JSON)").setValue(TWO);
    press("Write it into the draft");
    assertThat(record().isInvalid()).isTrue();
    assertThat(desk.imported).isEmpty();

    record().setValue(record().getListDataView().getItem(1));
    labelled("Leave out what a tariff cannot say").setValue(true);
    $(DatePicker.class)
        .withCondition(picker -> "The rate’s own start when empty.".equals(picker.getHelperText()))
        .single()
        .setValue(LocalDate.of(2027, 1, 1));
    press("Write it into the draft");

    assertThat(desk.imported)
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.rate()).isEqualTo(TWO);
              assertThat(asked.label()).isEqualTo("5b");
              assertThat(asked.lenient()).isTrue();
              assertThat(asked.zone()).isNull();
              assertThat(asked.validFrom()).isEqualTo(LocalDate.of(2027, 1, 1));
            });
    // it is named as the product's tariff has to be, and painted
    assertThat(area("Tariff document (JSON)").getValue()).isEqualTo(FakeTariffs.PUBLISHED);
    assertThat(desk.validated.getLast()).isEqualTo(FakeTariffs.PUBLISHED);
    assertThat(text())
        .contains("The draft holds the rate without these: 1. Nothing is saved yet.")
        .contains("/minmonthlycharge", "A minimum in hp", "Rounded to 12 decimals")
        .doesNotContain("Prices of energy");
    assertThat(desk.draft).isNull();

    press("Put back what was there");

    assertThat(area("Tariff document (JSON)").getValue()).contains("0.2000");
  }

  @Test
  void aRefusedRateLeavesTheDraftAndSaysWhatStandsInTheWay() {
    desk.urdb =
        new UrdbResult(
            null, List.of(new UrdbField("INVALID", "/energyweekdayschedule", "Names period 7")));
    area("Rate (JSON)").setValue("{\"label\": \"5a\"}");
    // there is nothing to choose
    assertThat($(Select.class).all()).noneMatch(select -> "Which rate".equals(select.getLabel()));
    press("Write it into the draft");

    assertThat(text())
        .contains("The rate was refused. What stands in the way: 1.")
        .contains("/energyweekdayschedule", "Names period 7", "Contradicts itself");
    assertThat(area("Tariff document (JSON)").getValue()).contains("0.2000");
    assertThat(desk.imported.getFirst().label()).isEqualTo("5a");
  }

  @Test
  void anUploadedFileIsReadAsIfItWerePastedUnlessItIsTooLong() {
    test($(Upload.class).single())
        .upload("rates.json", "application/json", TWO.getBytes(StandardCharsets.UTF_8));

    assertThat(area("Rate (JSON)").getValue()).isEqualTo(TWO);
    assertThat(record().getListDataView().getItemCount()).isEqualTo(2);

    test($(Upload.class).single()).upload("rates.json", "application/json", new byte[2_000_001]);

    assertThat(area("Rate (JSON)").getErrorMessage()).contains("at most 2 MB");
    assertThat(area("Rate (JSON)").getValue()).isEqualTo(TWO);
  }

  @Test
  void whatIsNoRateIsSaidBesideIt() {
    press("Write it into the draft");
    assertThat(area("Rate (JSON)").getErrorMessage()).isEqualTo("Fill this in.");

    area("Rate (JSON)").setValue("{\"items\": ");
    assertThat(area("Rate (JSON)").getErrorMessage()).contains("cannot be read as JSON");
    area("Rate (JSON)").setValue("{\"items\": []}");
    assertThat(area("Rate (JSON)").getErrorMessage()).contains("There is no rate in it.");
    press("Write it into the draft");

    assertThat(desk.imported).isEmpty();
  }

  private TextArea area(String label) {
    return $(TextArea.class).withCondition(area -> label.equals(area.getLabel())).single();
  }

  @SuppressWarnings("unchecked")
  private Select<Object> record() {
    return $(Select.class)
        .withCondition(select -> "Which rate".equals(select.getLabel()))
        .all()
        .stream()
        .findFirst()
        .orElseThrow();
  }

  private Checkbox labelled(String label) {
    return $(Checkbox.class).withCondition(box -> label.equals(box.getLabel())).single();
  }
}
