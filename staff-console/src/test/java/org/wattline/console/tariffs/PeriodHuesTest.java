package org.wattline.console.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every period of a calendar is told from the others. */
class PeriodHuesTest {
  @Test
  void usualNamesHaveTheirColourAndOthersWhatIsLeft() {
    assertThat(PeriodHues.of(List.of("evening", "off_peak", "On-Peak")).hues())
        .containsEntry("off_peak", new PeriodHues.Hue("off-peak", false))
        .containsEntry("On-Peak", new PeriodHues.Hue("peak", false))
        .containsEntry("evening", new PeriodHues.Hue("shoulder", false));
  }

  @Test
  void noTwoPeriodsLookAlikeAlsoWhereTheyAreMoreThanTheColours() {
    List<String> periods = List.of("night", "low", "day", "high", "a", "b", "c", "d");

    assertThat(PeriodHues.of(periods).hues().values()).doesNotHaveDuplicates().hasSize(8);
  }
}
