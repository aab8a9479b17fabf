package org.wattline.rating.tariff;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** Energy of another channel that counts against the component's own. */
@Doc(
    "Net metering: in each cycle, and within each period, the energy of another channel is taken off before"
        + " anything is priced. What is left over can be carried to later cycles in kWh.")
public record Netting(
    @Doc("The channel taken off") @Default("\"export\"") @Size(min = 1, max = 64) String against,
    @Doc("What is carried to later cycles") @Default("\"none\"") Bank bank,
    @Doc("For `time-of-day`: the hours (of a weekday) that pair the periods of two cycles")
        @Default("[0, 6, 12, 18]")
        @Size(min = 1, max = 24)
        List<Integer> hours,
    @Doc(
            "After how many months energy lapses, counted from the end of its cycle; never when absent")
        @Range(min = "1", max = "120")
        @Nullable Integer expiryMonths,
    @Doc("The month, 1 to 12, at the end of whose cycle the bank is settled; never when absent")
        @Range(min = "1", max = "12")
        @Nullable Integer trueUpMonth,
    @Doc("What is paid for one unit that is left at the true-up; nothing when empty")
        @Default("[]")
        @Size(max = 2000)
        List<Settled> settlement,
    @Doc("What is settled at the true-up") @Default("\"bank\"") SettledEnergy settle) {
  /** What is paid for energy that is left, from a date on. */
  @Doc("What is paid for energy that is left, from a date on.")
  public record Settled(
      @Doc("The first day") LocalDate from, @Doc("Money for one unit") Exact price) {}
}
