package org.wattline.rating.tariff;

import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;

/** Earlier peaks that still count. */
@Doc(
    "A ratchet: the billed demand is at least a percentage of earlier cycles' peaks. Lists hold one value, or"
        + " twelve for the months January to December.")
public record Ratchet(
    @Doc("Per cent of an earlier peak, by the month in which that peak's cycle starts")
        @Size(min = 1, max = 12)
        List<Exact> percent,
    @Doc("How many earlier cycles are looked at, by the month in which the billed cycle starts")
        @Size(min = 1, max = 12)
        List<Integer> months,
    @Doc("Per cent of the cycle's own peak that counts, by its month")
        @Default("[\"100\"]")
        @Size(min = 1, max = 12)
        List<Exact> current,
    @Doc("Whose earlier peaks count") @Default("\"each\"") RatchetScope scope,
    @Doc(
            "With scope `all` or `all-earlier`: periods whose peaks count, and that are billed by it; every"
                + " period when empty")
        @Default("[]")
        @Size(max = 64)
        List<String> periods,
    @Doc("What happens when earlier cycles are not known") @Default("\"available\"")
        HistoryPolicy history) {
  public Ratchet {
    requireOneOrTwelve(percent.size(), "percent");
    requireOneOrTwelve(months.size(), "months");
    requireOneOrTwelve(current.size(), "current");
    if (months.stream().anyMatch(count -> count < 0 || count > 60)) {
      throw new IllegalArgumentException("A ratchet looks at 0 to 60 earlier cycles");
    }
  }

  private static void requireOneOrTwelve(int size, String field) {
    if (size != 1 && size != 12) {
      throw new IllegalArgumentException(field + " has one value, or twelve for the months");
    }
  }

  /** The value of a list for a month from 1 to 12. */
  public static <T> T inMonth(List<T> values, int month) {
    return values.get(values.size() == 1 ? 0 : month - 1);
  }
}
