package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.premises.Energisation;
import org.wattline.billing.contract.premises.FlowDirection;
import org.wattline.billing.contract.premises.Metering;
import org.wattline.billing.contract.premises.NewPremise;
import org.wattline.billing.contract.premises.NewServicePoint;
import org.wattline.billing.contract.premises.PointTerms;
import org.wattline.billing.contract.premises.Premise;
import org.wattline.billing.contract.premises.PremiseAddress;
import org.wattline.billing.contract.premises.PremiseKind;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.test.OnSite;

/** Premises and service points, as staff register and read them. */
@Tag("UC-013")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "customer-service")
class PointViewsTest extends ViewTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final String EAN = "541448820044186577";
  @Autowired FakeGround.Ground ground;
  @Autowired FakeMoves.Register moves;

  @BeforeEach
  void clear() {
    ground.reset();
    moves.reset();
  }

  @Test
  void theListIsNarrowedByTheBeginningOfAMarketId() {
    again("points");
    assertThat(text()).contains(EAN, "541448820044190001", "Meir 1 bus 3, 2000 Antwerpen");

    again("points?q=54144882004418");
    assertThat(text()).contains(EAN).doesNotContain("541448820044190001");

    again("points?q=99");
    assertThat(text()).contains("No point begins with 99");
  }

  @Test
  void aPointIsRegisteredWithItsPremises() {
    again("points");
    press("New service point");
    fillAddress();
    field("Name of the building").setValue("De Kaai");
    field("Market id").setValue(" 5414 4882 0044 1234 56 ");
    field("Grid operator").setValue("fluvius-antwerpen");
    day("First day").setValue(FIRST);
    number("Connection capacity (kW)").setValue(new BigDecimal("9.2"));

    press("Register the point");

    NewPremise premise = (NewPremise) ground.asked.getFirst();
    assertThat(premise)
        .isEqualTo(
            new NewPremise(
                null,
                PremiseKind.DWELLING,
                "De Kaai",
                new PremiseAddress("Kaai 5", null, "9000", "Gent", null, "BE"),
                null));
    UUID made = ground.registered.values().iterator().next().premiseId();
    assertThat(ground.asked.getLast())
        .isEqualTo(
            new NewServicePoint(
                made,
                "EAN18",
                "5414 4882 0044 1234 56",
                CommodityKind.ELECTRICITY,
                Metering.METERED,
                "fluvius-antwerpen",
                null,
                new PointTerms(
                    FIRST,
                    null,
                    null,
                    null,
                    9_200L,
                    FlowDirection.IMPORT,
                    Energisation.ENERGISED)));
    assertThat(text())
        .contains("Electricity point 5414 4882 0044 1234 56", "Kaai 5, 9000 Gent", "On")
        .contains("No meter hangs here.", "Nobody is supplied here today.", "9,2");
  }

  @Test
  void knownPremisesAreFoundByTheirAddressAndNotRegisteredAgain() {
    again("points/new?id=" + EAN);
    assertThat(field("Market id").getValue()).isEqualTo(EAN);
    known();
    press("Register the point");
    assertThat(premise().isInvalid()).isTrue();
    assertThat(ground.asked).isEmpty();

    premise().setValue(ground.premises.get(FakeGround.PREMISE));
    press("Register the point");

    assertThat(ground.asked)
        .singleElement()
        .isInstanceOfSatisfying(
            NewServicePoint.class,
            point -> {
              assertThat(point.premiseId()).isEqualTo(FakeGround.PREMISE);
              assertThat(point.marketId()).isEqualTo(EAN);
            });
  }

  @Test
  void whatIsMissingIsMarkedAndNothingIsRegistered() {
    again("points/new");

    press("Register the point");

    for (String label : List.of("Street and number", "Postal code", "City", "Market id")) {
      assertThat(field(label).isInvalid()).as(label).isTrue();
    }
    fillAddress();
    field("Market id").setValue(EAN);
    number("Connection capacity (kW)").setValue(new BigDecimal("-1"));
    press("Register the point");
    assertThat(number("Connection capacity (kW)").isInvalid()).isTrue();
    assertThat(ground.asked).isEmpty();
  }

  @Test
  void aRefusedNumberStandsAtItsFieldInTheReadersLanguageAndThePremisesStay() {
    for (String language : List.of("nl", "fr", "en")) {
      ground.reset();
      UI.getCurrent().setLocale(Locale.forLanguageTag(language));
      again("points/new?id=123");
      Locale reader = UI.getCurrent().getLocale();
      fillAddress(reader);
      press(said(reader, "point.register"));
      assertThat(ground.registered).as(language).hasSize(1);

      again("points/new?id=123");
      fillAddress(reader);
      ground.refusePointOnly =
          refusal(
              422,
              List.of(
                  new ApiProblemException.FieldError(
                      "/marketId", "An EAN has 18 digits.", "market-id-wrong", List.of())),
              null);
      press(said(reader, "point.register"));

      TextField number = field(said(reader, "point.marketid"));
      assertThat(number.isInvalid()).as(language).isTrue();
      assertThat(number.getErrorMessage())
          .isEqualTo(said(reader, "refused.market-id-wrong"))
          .doesNotContain("An EAN has");
      int premises = ground.premises.size();

      number.setValue("541448820044123456");
      press(said(reader, "point.register"));
      assertThat(ground.premises).as("not made twice").hasSize(premises);
      assertThat(ground.registered).hasSize(2);
    }
  }

  @Test
  void aTakenNumberIsRefusedAtItsField() {
    again("points/new?id=" + EAN);
    known();
    premise().setValue(ground.premises.get(FakeGround.PREMISE));
    ground.refusal = refusal(409, List.of(), "market-id-taken");

    press("Register the point");

    assertThat(field("Market id").getErrorMessage())
        .isEqualTo("There is a service point with this market id already.");
  }

  @Test
  void aPointShowsItsMetersWithTheirRegistersItsDataAndWhoIsSuppliedThere() {
    again("points/" + FakeMoves.POINT);

    assertThat(text())
        .contains("Electricity point " + EAN, "Meir 1 bus 3, 2000 Antwerpen")
        .contains("1SAG1100012345", "Hangs here", "1SAG0901", "Taken away")
        .contains("1.8.1", "1.8.2", "day", "night", "kWh", "What is taken")
        .contains("15 min", "1 January 2024 – 20 November 2026")
        .contains("House", "Other points here");
    assertThat($(Anchor.class).withText("1000 0017 42").single().getHref())
        .isEqualTo("accounts/" + FakeMoves.LEAVING);
    assertThat($(Anchor.class).withText("Exchange").single().getHref())
        .isEqualTo("points/" + FakeMoves.POINT + "/exchange?meter=" + FakeMoves.METER);
    assertThat($(Anchor.class).withText("Remove").all()).hasSize(1);
    assertThat($(Anchor.class).withText("Electricity point 541448820044190001").all()).hasSize(1);
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "billing")
  void whoDoesNotKeepPointsReadsThem() {
    again("points/" + FakeMoves.POINT);
    assertThat(text()).contains("1SAG1100012345").doesNotContain("Exchange", "Remove");
    assertThat($(Button.class).withText("Install a meter").all()).isEmpty();

    again("points");
    assertThat($(Button.class).withText("New service point").all()).isEmpty();
    for (String page : List.of("new", FakeMoves.POINT + "/install")) {
      again("points/" + page);
      assertThat(text()).as(page).contains("No access");
    }
  }

  @Test
  void pointsThatDataWaitForLeadToWhereTheyAreRegistered() {
    again("meter-files");

    assertThat($(Anchor.class).withText("541448820044999999").single().getHref())
        .isEqualTo("points/new?id=541448820044999999");
  }

  private void fillAddress() {
    fillAddress(UI.getCurrent().getLocale());
  }

  private void fillAddress(Locale reader) {
    field(said(reader, "address.street")).setValue("Kaai 5");
    field(said(reader, "address.postalcode")).setValue("9000");
    field(said(reader, "address.city")).setValue("Gent");
  }

  private static String said(Locale reader, String key) {
    return UI.getCurrent().getTranslation(key, reader);
  }

  @SuppressWarnings("unchecked")
  private void known() {
    RadioButtonGroup<Object> which =
        $(RadioButtonGroup.class)
            .withCondition(group -> "Premises".equals(group.getLabel()))
            .single();
    which.setValue(which.getListDataView().getItems().findFirst().orElseThrow());
    roundTrip();
  }

  @SuppressWarnings("unchecked")
  private ComboBox<Premise> premise() {
    return $(ComboBox.class)
        .withCondition(box -> "Find by address".equals(box.getLabel()))
        .single();
  }

  private TextField field(String label) {
    return $(TextField.class).withCondition(one -> label.equals(one.getLabel())).single();
  }

  private DatePicker day(String label) {
    return $(DatePicker.class).withCondition(one -> label.equals(one.getLabel())).single();
  }

  private BigDecimalField number(String label) {
    return $(BigDecimalField.class).withCondition(one -> label.equals(one.getLabel())).single();
  }

  /**
   * A refusal as the service gives it.
   *
   * @param code of a refusal of the state, or null
   */
  static ApiProblemException refusal(
      int status, List<ApiProblemException.FieldError> errors, @Nullable String code) {
    return new ApiProblemException(
        new ApiProblemException.Problem(
            status,
            "https://wattline.org/problems/refused",
            "Refused",
            "Said in English.",
            null,
            errors,
            code,
            List.of()));
  }
}
