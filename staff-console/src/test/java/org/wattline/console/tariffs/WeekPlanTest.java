package org.wattline.console.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The week that is painted is the week that the calendar's rules make. */
class WeekPlanTest {
  @Test
  void rulesInSeasonsMakeAWeekForEachPartOfTheYear() {
    WeekPlan plan =
        plan(
            """
            {"periods": ["peak", "off-peak"], "otherwise": "off-peak",
             "seasons": {"summer": ["06-01/09-30"], "winter": ["10-01/05-31"]},
             "rules": [{"period": "peak", "seasons": ["summer"], "days": ["weekday"],
                        "times": ["16:00-21:00"]}]}
            """);

    assertThat(plan.parts()).hasSize(2);
    WeekPlan.Part winter = plan.parts().getFirst();
    assertThat(winter.runs())
        .containsExactly(new WeekPlan.Run(MonthDay.of(10, 1), MonthDay.of(5, 31)));
    assertThat(winter.week())
        .containsExactly(
            new WeekPlan.Days(
                DayOfWeek.MONDAY,
                DayOfWeek.SUNDAY,
                List.of(new WeekPlan.Hours("off-peak", 0, 1440))));
    WeekPlan.Part summer = plan.parts().getLast();
    assertThat(summer.runs())
        .containsExactly(new WeekPlan.Run(MonthDay.of(6, 1), MonthDay.of(9, 30)));
    assertThat(summer.week())
        .containsExactly(
            new WeekPlan.Days(
                DayOfWeek.MONDAY,
                DayOfWeek.FRIDAY,
                List.of(
                    new WeekPlan.Hours("off-peak", 0, 960),
                    new WeekPlan.Hours("peak", 960, 1260),
                    new WeekPlan.Hours("off-peak", 1260, 1440))),
            new WeekPlan.Days(
                DayOfWeek.SATURDAY,
                DayOfWeek.SUNDAY,
                List.of(new WeekPlan.Hours("off-peak", 0, 1440))));
  }

  @Test
  void timesGoOverMidnightAndEventsAreLeftOut() {
    WeekPlan plan =
        plan(
            """
            {"periods": ["day", "night", "critical"], "otherwise": "day",
             "rules": [{"period": "critical", "events": "heat-wave"},
                       {"period": "night", "times": ["22:00-07:00"]}]}
            """);

    assertThat(plan.parts()).hasSize(1);
    assertThat(plan.parts().getFirst().week().getFirst().hours())
        .containsExactly(
            new WeekPlan.Hours("night", 0, 420),
            new WeekPlan.Hours("day", 420, 1320),
            new WeekPlan.Hours("night", 1320, 1440));
  }

  @Test
  void aMatrixOfMonthsAndHoursIsReadByItsPlaces() {
    String winter = "[" + "0,".repeat(23) + "0]";
    String july = "[" + "0,".repeat(12) + "1,".repeat(11) + "1]";
    String months = winter + ",";
    String year = "[" + months.repeat(6) + july + ("," + winter).repeat(5) + "]";
    String weekend = "[" + months.repeat(11) + winter + "]";
    WeekPlan plan =
        plan(
            "{\"periods\": [\"low\", \"high\"], \"matrix\": {\"weekday\": "
                + year
                + ", \"weekend\": "
                + weekend
                + "}}");

    assertThat(plan.parts()).hasSize(2);
    assertThat(plan.parts().getLast().runs())
        .containsExactly(new WeekPlan.Run(MonthDay.of(7, 1), MonthDay.of(7, 31)));
    assertThat(plan.parts().getLast().week().getFirst())
        .isEqualTo(
            new WeekPlan.Days(
                DayOfWeek.MONDAY,
                DayOfWeek.FRIDAY,
                List.of(new WeekPlan.Hours("low", 0, 720), new WeekPlan.Hours("high", 720, 1440))));
  }

  private static WeekPlan plan(String calendar) {
    return WeekPlan.of(JsonMapper.shared().readTree(calendar));
  }
}
