package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.billing.contract.vee.DecisionOutcome;
import org.wattline.billing.contract.vee.ExceptionAction;
import org.wattline.billing.contract.vee.ExceptionDecision;
import org.wattline.billing.contract.vee.NewEdit;
import org.wattline.tenancy.vaadin.chart.Chart;
import org.wattline.tenancy.vaadin.chart.Picture;
import org.wattline.tenancy.vaadin.test.Bundles;
import org.wattline.tenancy.vaadin.test.OnSite;

/** UC-033: exceptions of meter data, as somebody of billing settles them. */
@Tag("UC-033")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "billing")
class VeeViewsTest extends ViewTest {
  private static final String ONE = "meter-data/" + FakeVee.SPIKE;
  @Autowired FakeVee.Workbench bench;

  @BeforeEach
  void twoAreOpen() {
    bench.reset();
  }

  @Test
  void theQueueSaysWhatIsWrongWhereHowOldAndUntilWhen() {
    again("meter-data");

    assertThat(text())
        .contains(
            "36,0\u00a0kW at 10:00, the third highest of the day is 0,24\u00a0kW.",
            "Meir 1, Antwerpen",
            "541448860000000017",
            "8,9",
            "3 days",
            "14 November 2026",
            "A spike",
            "One value repeats");
  }

  @Test
  void findingsAndRefusalsAreToldInTheReadersLanguage() {
    Map<String, List<String>> words =
        Map.of(
            "nl",
            List.of(
                "36,0\u00a0kW om 10:00, de op twee na hoogste van de dag is 0,24\u00a0kW.",
                "Iemand heeft ze intussen afgehandeld."),
            "fr",
            List.of(
                "36,0\u00a0kW à 10:00, la troisième valeur du jour est 0,24\u00a0kW.",
                "Quelqu’un l’a réglée entre-temps."));
    for (String language : words.keySet()) {
      bench.reset();
      visit("signed-out");
      UI.getCurrent().setLocale(Locale.forLanguageTag(language));
      visit("meter-data");
      String found = text();
      boxes().forEach(box -> test(box).click());
      $(TextField.class).all().getLast().setValue("Because");
      press(language.equals("nl") ? "Aanvaarden" : "Accepter");

      assertThat(found + text()).contains(words.get(language)).doesNotContain("In English alone.");
    }
  }

  @Test
  void whatWasFoundBeforeReadsAsItWasWritten() {
    bench.wasFoundLongAgo();

    again(ONE);

    assertThat(text()).contains("In English alone.");
  }

  @Test
  void everythingThatMayBeFoundHasItsWords() {
    for (DecisionOutcome outcome : DecisionOutcome.values()) {
      if (!outcome.isDone()) {
        assertThat(Bundles.keys("messages/console"))
            .contains("vee.outcome." + outcome.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  @Test
  void theRuleStandsInTheAddress() {
    again("meter-data?rule=stuck");
    assertThat(text()).contains("30 intervals").doesNotContain("36,0\u00a0kW");

    again("meter-data?rule=vacant");
    assertThat(text()).contains("Nothing is open");
  }

  @Test
  void manyAreSettledAtOnceAndWhoFailedIsSaidWithTheReason() {
    again("meter-data");
    press("Accept");
    assertThat(text()).contains("Nothing is chosen");
    boxes().forEach(box -> test(box).click());
    assertThat(text()).contains("2 chosen");

    press("Accept");
    assertThat(reason().isInvalid()).isTrue();
    assertThat(bench.asked).isEmpty();
    reason().setValue("A car was charged");
    press("Accept");

    assertThat(bench.asked)
        .containsExactly(
            new ExceptionDecision(
                List.of(FakeVee.SPIKE, FakeVee.STUCK),
                ExceptionAction.ACCEPT,
                "A car was charged"));
    assertThat(text())
        .contains("1 done.", "1 could not be done:", "Somebody settled it meanwhile.")
        .contains("One value repeats, Meir 1, Antwerpen, 3 November 2026")
        .contains("30 intervals")
        .doesNotContain("36,0\u00a0kW");
  }

  private TextField reason() {
    return $(TextField.class).all().stream()
        .filter(field -> "Reason".equals(field.getLabel()))
        .toList()
        .getLast();
  }

  @Test
  void theCurveShowsWhatIsInDoubtWhatIsEstimatedAndWhatIsMissing() {
    again(ONE);

    Picture picture = $(Chart.class).single().picture();
    assertThat(text()).contains("A spike", "Settle by");
    assertThat(picture.slots()).hasSize(96);
    assertThat(picture.slots().get(40).name()).isEqualTo("10:00");
    List<Picture.Value> readings = picture.series().get(0).values();
    assertThat(readings.get(0)).isNull();
    assertThat(readings.get(3)).matches(value -> value != null && value.estimated());
    assertThat(readings.get(40)).isNull();
    assertThat(picture.series().get(1).values().get(40)).isNotNull();
  }

  @Test
  void aValueIsEditedInPlaceWithAReason() {
    again(ONE);
    open(40);
    open(0);
    TextField doubted = field("10:00");
    assertThat(doubted.getValue()).isEqualTo("9.000");
    doubted.setValue("0,1234");
    press("Put these values");
    assertThat(doubted.isInvalid()).isTrue();
    assertThat(bench.asked).isEmpty();

    doubted.setValue("0,123");
    $(TextField.class).all().stream()
        .filter(text -> "Reason".equals(text.getLabel()))
        .toList()
        .getFirst()
        .setValue("Read on the spot");
    press("Put these values");

    assertThat(bench.asked)
        .containsExactly(
            new NewEdit(
                java.time.LocalDate.of(2026, 11, 3),
                List.of(new NewEdit.Value(0, null), new NewEdit.Value(40, 123L)),
                "Read on the spot"));
  }

  @Test
  void whereTwoAreWantedAnEditIsProposed() {
    bench.fourEyes = true;
    again(ONE);
    open(40);
    field("10:00").setValue("0.1");
    $(TextField.class).all().stream()
        .filter(text -> "Reason".equals(text.getLabel()))
        .toList()
        .getFirst()
        .setValue("Read on the spot");

    press("Put these values");

    assertThat(text()).contains("another person has to approve it");
  }

  private void open(int slot) {
    Chart chart = $(Chart.class).single();
    ComponentUtil.fireEvent(chart, new Chart.OpenEvent(chart, true, slot));
    roundTrip();
  }

  private TextField field(String time) {
    return $(TextField.class).all().stream()
        .filter(text -> text.getLabel() != null && text.getLabel().startsWith(time))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theNextIsOneKeyAwayAndAnUnknownOneIsNotFound() {
    again(ONE);

    press("Next");

    assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
        .isEqualTo("meter-data/" + FakeVee.STUCK);
    again("meter-data/" + java.util.UUID.randomUUID());
    assertThat(text()).doesNotContain("Settle it");
  }

  @Test
  void theNextIsOneOfTheSameQueue() {
    again("meter-data?rule=spike");
    String path = $(Anchor.class).withText("A spike").all().getLast().getHref();
    assertThat(path).isEqualTo(ONE + "?rule=spike");

    again(path);
    press("Next");

    assertThat(location()).isEqualTo("meter-data?rule=spike");

    again(ONE + "?rule=spike");
    assertThat($(Anchor.class).withText("All exceptions").single().getHref())
        .isEqualTo("meter-data?rule=spike");
  }

  @Test
  void theNextOfTheLastIsTheFirstAgain() {
    again("meter-data/" + FakeVee.STUCK);

    press("Next");

    assertThat(location()).isEqualTo(ONE);
  }

  private static String location() {
    return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
  }

  /** The boxes of the rows, not those of the columns. */
  private List<Checkbox> boxes() {
    return $(Checkbox.class).withCondition(box -> box.getAriaLabel().isPresent()).all();
  }
}
