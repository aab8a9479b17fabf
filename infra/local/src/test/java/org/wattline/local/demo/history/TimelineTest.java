package org.wattline.local.demo.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineTest {
  private static Stream<LocalDate> everyDayOfAYear() {
    return IntStream.range(0, 366).mapToObj(LocalDate.of(2027, 12, 31)::minusDays);
  }

  @ParameterizedTest
  @MethodSource("everyDayOfAYear")
  void soManyMonthsAreBilledEachOnADayThatIsLivedThrough(LocalDate today) {
    Timeline timeline = new Timeline(today, 12);

    List<LocalDate> days = timeline.days();
    Set<Integer> billed = new TreeSet<>();
    days.forEach(day -> billed.add(timeline.billedOn(day)));
    billed.remove(-1);

    assertThat(billed).containsExactlyElementsOf(IntStream.range(0, 12).boxed().toList());
    assertThat(days).isSorted().doesNotHaveDuplicates().endsWith(today);
    assertThat(days.getFirst()).isEqualTo(timeline.start().withDayOfMonth(Timeline.RUN_DAY));
    assertThat(timeline.signing()).isSorted().allMatch(day -> day.isBefore(timeline.start()));
    assertThat(timeline.ready()).isBefore(timeline.signing().getFirst());
  }

  @ParameterizedTest
  @MethodSource("everyDayOfAYear")
  void noTwoFilesAreSoFarApartThatMetersSeemSilent(LocalDate today) {
    Timeline timeline = new Timeline(today, 3);

    LocalDate since = timeline.start();
    for (LocalDate day : timeline.days()) {
      assertThat(since.plusDays(VeeWork.CLAIM_AFTER_DAYS - 1))
          .as("files before " + day)
          .isAfterOrEqualTo(day);
      since = day;
    }
  }

  @Test
  void theFirstDaysOfAMonthBelongToTheMonthBeforeWhichIsNotBilledYet() {
    assertThat(new Timeline(LocalDate.of(2026, 12, 2), 12).month(12))
        .isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(new Timeline(LocalDate.of(2026, 12, 3), 12).month(12))
        .isEqualTo(LocalDate.of(2026, 12, 1));
  }

  @Test
  void itEndsOnTheDayThatItIsForBothSuppliers() {
    assertThat(Timeline.endingAt(Instant.parse("2026-12-01T05:00:00Z"), 12).today())
        .isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(Timeline.endingAt(Instant.parse("2026-12-01T09:00:00Z"), 12).today())
        .isEqualTo(LocalDate.of(2026, 12, 1));
  }

  @ParameterizedTest
  @MethodSource("everyDayOfAYear")
  void itsHoursAreOfTheSameDayForBothSuppliersAndInOrder(LocalDate day) {
    List<Instant> hours =
        List.of(Timeline.filesCome(day), Timeline.work(day), Timeline.approval(day));

    assertThat(hours).isSorted().doesNotHaveDuplicates();
    for (Instant hour : hours) {
      for (String zone : List.of("Europe/Brussels", "America/Los_Angeles")) {
        assertThat(hour.atZone(ZoneId.of(zone)).toLocalDate()).isEqualTo(day);
      }
    }
  }
}
