package org.wattline.rating.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.tariff.Day;
import org.wattline.rating.tariff.Holidays;
import org.wattline.rating.tariff.Observed;

/** Days as the governments of the countries published them. */
class HolidayDatesTest {

  private static Holidays in(String country, List<String> region, List<String> only) {
    return new Holidays(
        country,
        region,
        only,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Observed.NONE,
        Day.SUN);
  }

  private static String of(Holidays rule, int year) {
    LocalDateRange range =
        new LocalDateRange(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    return HolidayDates.of(rule, range).stream()
        .sorted()
        .map(day -> day.getMonthValue() + "/" + day.getDayOfMonth())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "2006, 1/1 1/2 1/9 2/11 3/21 4/29 5/3 5/4 5/5 7/17 9/18 9/23 10/9 11/3 11/23 12/23",
    "2015, 1/1 1/12 2/11 3/21 4/29 5/3 5/4 5/5 5/6 7/20 9/21 9/22 9/23 10/12 11/3 11/23 12/23",
    "2019, 1/1 1/14 2/11 3/21 4/29 4/30 5/1 5/2 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14"
        + " 10/22 11/3 11/4 11/23",
    "2020, 1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23",
    "2021, 1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23",
    "2024, 1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14"
        + " 11/3 11/4 11/23",
    "2026, 1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23",
  })
  void japanHasItsEquinoxesItsSubstitutesAndTheDaysBetween(int year, String days) {
    assertThat(of(in("jp", List.of(), List.of()), year)).isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({
    "us, , 2026, 1/1 1/19 2/16 5/25 6/19 7/3 9/7 10/12 11/11 11/26 12/25",
    "us, , 2027, 1/1 1/18 2/15 5/31 6/18 7/5 9/6 10/11 11/11 11/25 12/24 12/31",
    "gb, eng, 2026, 1/1 4/3 4/6 5/4 5/25 8/31 12/25 12/28",
    "gb, sct, 2026, 1/1 1/2 4/3 5/4 5/25 6/15 8/3 11/30 12/25 12/28",
    "de, by, 2026, 1/1 1/6 4/3 4/6 5/1 5/14 5/25 6/4 10/3 11/1 12/25 12/26",
    "be, , 2026, 1/1 4/5 4/6 5/1 5/14 5/24 5/25 7/21 8/15 11/1 11/11 12/25",
    "nz, , 2026, 1/1 1/2 2/6 4/3 4/6 4/27 6/1 7/10 10/26 12/25 12/28",
    "nz, , 2023, 1/2 1/3 2/6 4/7 4/10 4/25 6/5 7/14 10/23 12/25 12/26",
    "mx, , 2023, 1/1 2/6 3/20 5/1 9/16 11/20 12/25",
    "us, wa, 2024, 1/1 1/15 2/19 5/27 6/19 7/4 9/2 11/11 11/28 11/29 12/25",
    "au, tas, 2025, 1/1 1/27 3/10 4/18 4/21 4/25 6/9 12/25 12/26",
    "br, , 2025, 1/1 3/4 4/18 4/20 4/21 5/1 6/19 9/7 10/12 11/2 11/15 11/20 12/25",
    "fr, , 2025, 1/1 4/21 5/1 5/8 5/29 6/9 7/14 8/15 11/1 11/11 12/25",
    "ca, on, 2025, 1/1 2/17 4/18 5/19 7/1 9/1 10/13 12/25 12/26",
  })
  void countriesAndRegionsHaveTheirOwnDays(
      String country, @Nullable String region, int year, String days) {
    List<String> regions = region == null ? List.of() : List.of(region);

    assertThat(of(in(country, regions, List.of()), year)).isEqualTo(days);
  }

  @Test
  void aTariffMayNameTheOnlyDaysThatCount() {
    assertThat(of(in("us", List.of(), List.of("COLUMBUS_DAY", "CHRISTMAS")), 2026))
        .isEqualTo("10/12 12/25");
    assertThat(of(in("jp", List.of(), List.of("VERNAL_EQUINOX")), 2026)).isEqualTo("3/20");
  }

  @ParameterizedTest
  @CsvSource({
    "2026, 1/1 7/1 12/25 12/28",
    "2027, 1/1 7/1 12/27 12/28",
    "2022, 1/3 7/1 12/26 12/27"
  })
  void aHolidayOnAWeekendMayGoToTheNextWeekdayThatIsFree(int year, String days) {
    List<MonthDay> every =
        List.of("--01-01", "--07-01", "--12-26", "--12-25").stream().map(MonthDay::parse).toList();
    Holidays rule =
        new Holidays(
            null,
            List.of(),
            List.of(),
            every,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Observed.NEXT_FREE_WEEKDAY,
            Day.SUN);

    assertThat(of(rule, year)).isEqualTo(days);
  }

  @Test
  void daysOfTheYearBeforeMayBeObservedInThisOne() {
    LocalDateRange lastDay =
        new LocalDateRange(LocalDate.of(2021, 12, 31), LocalDate.of(2022, 1, 1));

    // New Year's Day of 2022 was a Saturday
    assertThat(HolidayDates.of(in("us", List.of(), List.of()), lastDay))
        .containsExactly(LocalDate.of(2021, 12, 31));
  }
}
