package org.wattline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.tenancy.vaadin.test.OnSite;

/** UC-034: what grid operators owe, as somebody of billing sees it. */
@Tag("UC-034")
@OnSite(host = "zonnestroom-staff.localhost", name = "Els Maes", roles = "billing")
class ClaimViewsTest extends ViewTest {
  @Autowired FakeClaims.Drawer drawer;

  @BeforeEach
  void someAreOwed() {
    drawer.reset();
  }

  private String address(String link) {
    return $(Anchor.class).withText(link).all().getFirst().getHref();
  }

  @Test
  void theListSaysWhoOwesWhatSinceWhenAndUntilWhen() {
    again("customers");
    assertThat(text()).contains("Grid claims");
    assertThat($(Anchor.class).all()).anyMatch(link -> link.getHref().equals("grid-claims"));

    visit("grid-claims");

    assertThat(text())
        .contains(
            "Meir 1, Antwerpen",
            "541448860000000011",
            "Fluvius",
            "since 3 November 2026",
            "12 days",
            "22 November 2026",
            "Reminders: 1",
            "To be sent")
        .doesNotContain("Kerkstraat", "Namur", "Zele");
    press("Show more");
    assertThat(text()).contains("Kerkstraat 3, Gent", "Not known");
  }

  @Test
  void theStateAndTheOperatorStandInTheAddress() {
    again("grid-claims");
    assertThat(address("ORES")).isEqualTo("grid-claims?state=OPEN&operator=ores");

    again("grid-claims?state=OPEN&operator=ores");
    assertThat(text())
        .contains("Only claims to ORES.", "Lange Nieuwstraat 8")
        .doesNotContain("Meir 1", "Kerkstraat");
    assertThat(address("All grid operators")).isEqualTo("grid-claims?state=OPEN");
    assertThat(address("Sent")).isEqualTo("grid-claims?state=SENT&operator=ores");

    again("grid-claims?state=SENT");
    assertThat(text()).contains("Rue Haute 4, Namur", "9 November 2026 · Els Maes · MSG-7");

    again("grid-claims?state=ANSWERED");
    assertThat(text())
        .contains("Dorp 5, Zele", "11 November 2026 · Values came")
        .doesNotContain("VEE");

    again("grid-claims?state=nonsense");
    assertThat(text()).contains("Meir 1, Antwerpen");
  }

  @Test
  void aClaimLeadsToWhatIsOpenAtItsPoint() {
    again("grid-claims");
    String point = address("Meir 1, Antwerpen");
    assertThat(point).isEqualTo("meter-data?point=" + FakeBilling.id("point"));

    again(point);
    assertThat(text()).contains("Open exceptions of one point", "36,0\u00a0kW at 10:00");

    again("meter-data?point=" + FakeBilling.id("another point"));
    assertThat(text()).contains("Nothing is open at this point.").doesNotContain("36,0\u00a0kW");
  }

  @Test
  void whereNothingIsOwedThePageSaysWhatWillBeHere() {
    drawer.claims.clear();
    again("grid-claims");
    assertThat(text()).contains("No claims here", "silent for five days");

    again("grid-claims?state=CLOSED");
    assertThat(text()).contains("once they are in this state");
  }

  @Test
  void whatCannotBeHadSaysSoAndIsTriedAgain() {
    drawer.broken = true;
    again("grid-claims");
    assertThat(text()).contains("Grid claims").doesNotContain("Meir 1");

    drawer.broken = false;
    press("Try again");

    assertThat(text()).contains("Meir 1, Antwerpen");
  }

  @Test
  void everybodyReadsTheirOwnLanguage() {
    Map<String, List<String>> words =
        Map.of(
            "nl",
            List.of("Netclaims", "sinds 3 november 2026", "Herinneringen: 1"),
            "fr",
            List.of("Réclamations réseau", "depuis le 3 novembre 2026", "Rappels : 1"));
    for (String language : words.keySet()) {
      visit("signed-out");
      UI.getCurrent().setLocale(Locale.forLanguageTag(language));

      visit("grid-claims");

      assertThat(text()).contains(words.get(language)).doesNotContain("claims.");
    }
  }

  @Test
  @OnSite(host = "zonnestroom-staff.localhost", roles = "customer-service")
  void whoeverSettlesNoMeterDataHasNoBusinessHere() {
    again("customers");
    assertThat(text()).doesNotContain("Grid claims");

    visit("grid-claims");

    assertThat(text()).contains("No access");
  }
}
