package org.wattline.rating.context;

import java.util.List;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;

/** What one bill hands to the next. */
@Doc(
    "What one bill hands to the next. Rating reads the old and answers the new; it keeps nothing itself.")
public record CarryOver(
    @Doc("Peaks of earlier cycles") @Default("[]") @Size(max = 5000) List<CarriedPeak> peaks,
    @Doc("Energy left over by netting") @Default("[]") @Size(max = 5000) List<CarriedEnergy> energy,
    @Doc("Credit in wallets") @Default("[]") @Size(max = 5000) List<CarriedMoney> money,
    @Doc("The year so far") @Default("[]") @Size(max = 5000) List<YearToDate> years) {
  public static CarryOver none() {
    return new CarryOver(List.of(), List.of(), List.of(), List.of());
  }

  public boolean isEmpty() {
    return peaks.isEmpty() && energy.isEmpty() && money.isEmpty() && years.isEmpty();
  }
}
