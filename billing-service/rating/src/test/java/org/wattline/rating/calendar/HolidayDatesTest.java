package org.wattline.rating.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.Tariff;
import org.wattline.rating.json.InvalidJsonException;
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
    "ca, nb, 2026, 1/1 2/16 4/3 7/1 8/3 9/7 11/11 12/25",
    "br, sp, 2025, 1/1 3/4 4/18 4/20 4/21 5/1 6/19 7/9 9/7 10/12 11/2 11/15 11/20 12/25",
    "mx, , 2024, 1/1 2/5 3/18 5/1 9/16 10/1 11/18 12/25",
    "mx, , 2018, 1/1 2/5 3/19 5/1 9/16 11/19 12/1 12/25",
  })
  void countriesAndRegionsHaveTheirOwnDays(
      String country, @Nullable String region, int year, String days) {
    List<String> regions = region == null ? List.of() : List.of(region);

    assertThat(of(in(country, regions, List.of()), year)).isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({
    "at, , 2026, 1/1 1/6 4/6 5/1 5/14 5/25 6/4 8/15 10/26 11/1 12/8 12/25 12/26",
    "at, 9, 2027, 1/1 1/6 3/29 5/1 5/6 5/17 5/27 8/15 10/26 11/1 12/8 12/25 12/26",
    "ch, zh, 2026, 1/1 4/3 4/5 4/6 5/1 5/14 5/25 8/1 12/25 12/26",
    "ch, vd, 2026, 1/1 1/2 4/3 4/5 4/6 5/14 5/25 8/1 9/21 12/25",
    "ch, ti, 2026, 1/1 1/6 3/19 4/5 4/6 5/1 5/14 5/25 6/4 6/29 8/1 8/15 11/1 12/8 12/25 12/26",
    "ch, ur, 2026, 1/1 1/6 3/19 4/3 4/5 4/6 5/14 5/25 6/4 8/1 8/15 11/1 12/8 12/25 12/26",
    "ch, sz, 2026, 1/1 1/6 3/19 4/3 4/5 4/6 5/14 5/25 6/4 8/1 8/15 11/1 12/8 12/25 12/26",
    "ch, ai, 2026, 1/1 4/3 4/5 4/6 5/14 5/25 6/4 8/1 8/15 9/22 11/1 12/8 12/25 12/26",
    "ch, ju, 2026, 1/1 1/2 4/3 4/5 4/6 5/1 5/14 5/25 6/4 6/23 8/1 8/15 11/1 12/25",
    "ch, ge, 2026, 1/1 4/3 4/5 4/6 5/14 5/25 8/1 9/10 12/25 12/31",
    "de, be, 2025, 1/1 3/8 4/18 4/21 5/1 5/8 5/29 6/9 10/3 12/25 12/26",
    "de, be, 2026, 1/1 3/8 4/3 4/6 5/1 5/14 5/25 10/3 12/25 12/26",
    "de, sn, 2026, 1/1 4/3 4/6 5/1 5/14 5/25 10/3 10/31 11/18 12/25 12/26",
    "de, th, 2025, 1/1 4/18 4/21 5/1 5/29 6/9 9/20 10/3 10/31 12/25 12/26",
    "fr, 67, 2026, 1/1 4/3 4/6 5/1 5/8 5/14 5/25 7/14 8/15 11/1 11/11 12/25 12/26",
    "nl, , 2025, 1/1 4/20 4/21 4/26 5/5 5/29 6/8 6/9 12/25 12/26",
    "lu, , 2025, 1/1 4/21 5/1 5/9 5/29 6/9 6/23 8/15 11/1 12/25 12/26",
    "ie, , 2026, 1/1 2/2 3/17 4/6 5/4 6/1 8/3 10/26 12/25 12/26",
    "ie, , 2022, 1/1 3/17 3/18 4/18 5/2 6/6 8/1 10/31 12/25 12/26",
    "es, , 2026, 1/1 1/6 4/3 5/1 8/15 10/12 11/1 12/6 12/8 12/25",
    "es, ct, 2026, 1/1 1/6 4/3 4/6 5/1 6/24 8/15 9/11 10/12 11/1 12/6 12/8 12/25 12/26",
    "pt, , 2026, 1/1 4/3 4/5 4/25 5/1 6/4 6/10 8/15 10/5 11/1 12/1 12/8 12/25",
    "it, , 2025, 1/1 1/6 4/20 4/21 4/25 5/1 6/2 8/15 11/1 12/8 12/25 12/26",
    "it, , 2026, 1/1 1/6 4/5 4/6 4/25 5/1 6/2 8/15 10/4 11/1 12/8 12/25 12/26",
    "pl, , 2024, 1/1 1/6 3/31 4/1 5/1 5/3 5/19 5/30 8/15 11/1 11/11 12/25 12/26",
    "pl, , 2025, 1/1 1/6 4/20 4/21 5/1 5/3 6/8 6/19 8/15 11/1 11/11 12/24 12/25 12/26",
    "pl, , 2018, 1/1 1/6 4/1 4/2 5/1 5/3 5/20 5/31 8/15 11/1 11/11 11/12 12/25 12/26",
    "cz, , 2026, 1/1 4/3 4/6 5/1 5/8 7/5 7/6 9/28 10/28 11/17 12/24 12/25 12/26",
    "dk, , 2023, 1/1 4/6 4/7 4/9 4/10 5/5 5/18 5/28 5/29 12/25 12/26",
    "dk, , 2024, 1/1 3/28 3/29 3/31 4/1 5/9 5/19 5/20 12/25 12/26",
    "no, , 2026, 1/1 4/2 4/3 4/5 4/6 5/1 5/14 5/17 5/24 5/25 12/25 12/26",
    "se, , 2026, 1/1 1/6 4/3 4/5 4/6 5/1 5/14 5/24 6/6 6/20 10/31 12/25 12/26",
    "fi, , 2026, 1/1 1/6 4/3 4/5 4/6 5/1 5/14 5/24 6/20 10/31 12/6 12/25 12/26",
    "is, , 2026, 1/1 4/2 4/3 4/5 4/6 4/23 5/1 5/14 5/24 5/25 6/17 8/3 12/24 12/25 12/26 12/31",
    "lt, , 2026, 1/1 2/16 3/11 4/5 4/6 5/1 6/24 7/6 8/15 11/1 11/2 12/24 12/25 12/26",
    "gr, , 2026, 1/1 1/6 2/23 3/25 4/10 4/12 4/13 5/1 6/1 8/15 10/28 12/25 12/26",
    "cy, , 2026, 1/1 1/6 2/23 3/25 4/1 4/10 4/13 4/14 5/1 5/31 6/1 8/15 10/1 10/28 12/24 12/25"
        + " 12/26",
    "gb, eng, 2022, 1/3 4/15 4/18 5/2 6/2 6/3 8/29 9/19 12/26 12/27",
    "gb, eng, 2023, 1/2 4/7 4/10 5/1 5/8 5/29 8/28 12/25 12/26",
    "gb, sct, 2024, 1/1 1/2 3/29 5/6 5/27 8/5 12/2 12/25 12/26",
    "gb, nir, 2025, 1/1 3/17 4/18 4/21 5/5 5/26 7/14 8/25 12/25 12/26",
  })
  void inEuropeTheLawHoldsWhereTheLibrarySaysOtherwise(
      String country, @Nullable String region, int year, String days) {
    countriesAndRegionsHaveTheirOwnDays(country, region, year, days);
  }

  @ParameterizedTest
  @CsvSource({
    "au, wa, 2024, 1/1 1/26 3/4 3/29 3/31 4/1 4/25 6/3 9/23 12/25 12/26",
    "au, wa, 2025, 1/1 1/27 3/3 4/18 4/20 4/21 4/25 6/2 9/29 12/25 12/26",
    "au, vic, 2022, 1/1 1/3 1/26 3/14 4/15 4/16 4/17 4/18 4/25 6/13 9/22 9/23 11/1 12/25 12/26"
        + " 12/27",
    "au, vic, 2025, 1/1 1/27 3/10 4/18 4/19 4/20 4/21 4/25 6/9 9/26 11/4 12/25 12/26",
    "au, nsw, 2026, 1/1 1/26 4/3 4/4 4/5 4/6 4/25 4/27 6/8 10/5 12/25 12/26 12/28",
    "au, qld, 2025, 1/1 1/27 4/18 4/19 4/20 4/21 4/25 5/5 10/6 12/25 12/26",
    "au, act, 2025, 1/1 1/27 3/10 4/18 4/19 4/20 4/21 4/25 6/2 6/9 10/6 12/25 12/26",
    "nz, can, 2025, 1/1 1/2 2/6 4/18 4/21 4/25 6/2 6/20 10/27 11/14 12/25 12/26",
    "nz, tas, 2026, 1/1 1/2 2/2 2/6 4/3 4/6 4/27 6/1 7/10 10/26 12/25 12/28",
    "nz, auk, 2027, 1/1 1/4 2/1 2/8 3/26 3/29 4/26 6/7 6/25 10/25 12/27 12/28",
    "za, , 2022, 1/1 3/21 4/15 4/18 4/27 5/2 6/16 8/9 9/24 12/16 12/26 12/27",
    "za, , 2023, 1/2 3/21 4/7 4/10 4/27 5/1 6/16 8/9 9/25 12/15 12/16 12/25 12/26",
    "za, , 2024, 1/1 3/21 3/29 4/1 4/27 5/1 5/29 6/17 8/9 9/24 12/16 12/25 12/26",
    "us, , 2020, 1/1 1/20 2/17 5/25 7/3 9/7 10/12 11/11 11/26 12/25",
    "us, ca, 2026, 1/1 1/19 2/16 3/31 5/25 6/19 7/4 9/7 11/11 11/26 11/27 12/25",
    "us, ma, 2026, 1/1 1/19 2/16 4/20 5/25 6/19 7/3 9/7 10/12 11/11 11/26 12/25",
    "us, me, 2026, 1/1 1/19 2/16 4/20 5/25 6/19 7/3 9/7 10/12 11/11 11/26 11/27 12/25",
    "us, hi, 2026, 1/1 1/19 2/16 3/26 4/3 5/25 6/11 7/3 8/21 9/7 11/11 11/26 12/25",
    "us, ak, 2026, 1/1 1/19 2/16 3/30 5/25 6/19 7/3 9/7 10/19 11/11 11/26 12/25",
    "us, tx, 2025, 1/1 1/20 2/17 5/26 6/19 7/4 9/1 11/11 11/27 11/28 12/25",
    "us, oh, 2026, 1/1 1/19 2/16 5/25 6/19 7/3 9/7 10/12 11/11 11/26 12/25",
  })
  void elsewhereTheLawHoldsWhereTheLibrarySaysOtherwise(
      String country, @Nullable String region, int year, String days) {
    countriesAndRegionsHaveTheirOwnDays(country, region, year, days);
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'country':'xx' | /calendars/c/holidays/country: The holiday library has no country 'xx'; it"
            + " has AD, AE, AF",
        "'country':'DE','region':['zz'] | /calendars/c/holidays/region: The holiday library has no"
            + " region 'zz' in DE; it has bb, be, bw, by,",
        "'country':'de','region':['by','zz'] | no region 'by/zz' in de; it has ag, in, mu, re, wu",
        "'country':'nl','region':['nh'] | no region 'nh' in nl; it has none there",
        "'country':'us','only':['CHRISTMAS','XMAS'] | /calendars/c/holidays/only/1: The holiday"
            + " library has no 'XMAS' there; it has CHRISTMAS, COLUMBUS_DAY,",
        "'region':['by'] | /calendars/c/holidays/country: A region, or `only`, needs a country as"
            + " well"
      })
  void aCalendarThatNobodyKnowsIsRefusedWithThoseThatAreKnown(String holidays, String expected) {
    String json =
        "{'format':'wattline-tariff/1','id':'t','name':'T','currency':'EUR','zone':'UTC',"
            + "'calendars':{'c':{'periods':['a'],'holidays':{"
            + holidays
            + "}}},'components':[{'kind':'one-off','id':'o','name':'O','on':'2026-01-01','amount':'1'}]}";

    assertThatThrownBy(() -> Tariff.read(json.replace('\'', '"')))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void regionsAreKnownInLargeLettersAndSmall() {
    assertThat(of(in("FR", List.of("2a"), List.of()), 2026))
        .isEqualTo(of(in("fr", List.of("2A"), List.of()), 2026));
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
