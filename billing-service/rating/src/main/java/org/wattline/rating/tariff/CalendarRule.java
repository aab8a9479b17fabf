package org.wattline.rating.tariff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Pattern;
import org.wattline.rating.json.Size;

/** When a period is on. */
@Doc(
    "When a period is on: in these seasons, on these days, at these times. What is empty does not limit.")
public record CalendarRule(
    @Doc("The period") @Pattern(Calendar.PERIOD) String period,
    @Doc("Seasons of the calendar") @Default("[]") @Size(max = 20) List<String> seasons,
    @Doc("Days of the week or kinds of days") @Default("[]") @Size(max = 10) List<Day> days,
    @Doc("Times of the day") @Default("[]") @Size(max = 48) List<TimeSpan> times,
    @Doc("Only during the events of this name in the reference data, as for critical peaks")
        @Size(min = 1, max = 64)
        @Nullable String events) {}
