package org.wattline.rating.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.wattline.kernel.Exact;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.Demand;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.PriceForm;
import org.wattline.rating.tariff.PriceVersion;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.Tier;

/**
 * What the rounding of a published load can cost. Expected charges state the kWh and kW that they
 * were made from; where the load file adds up to the same, nothing is allowed for. Where it does
 * not, the file was rounded after the charges were made, and each value may be off by half a unit
 * of its last digit.
 */
final class Precision {
  private static final int HOURS_A_DAY = 24;

  private final List<BigDecimal> kilowatts;
  private final int digits;
  private final BigDecimal energyPrice;
  private final BigDecimal demandPrice;
  private final BigDecimal hoursOfUse;
  private final BigDecimal same;

  /**
   * @param kilowatts the load file
   * @param tariff what is charged
   * @param same how far apart the stated kWh and kW may be of those of the file for being the same
   */
  Precision(List<BigDecimal> kilowatts, TariffDocument tariff, BigDecimal same) {
    this.same = same;
    this.hoursOfUse = hoursOfUse(tariff);
    this.kilowatts = kilowatts;
    this.digits = kilowatts.stream().mapToInt(BigDecimal::precision).max().orElse(0);
    this.energyPrice = highest(tariff, Energy.class);
    this.demandPrice = highest(tariff, Demand.class);
  }

  /**
   * How far the amounts of a month may be off because the load file was rounded.
   *
   * @param energy what energy may be off
   * @param demand what demand may be off
   */
  record Slack(BigDecimal energy, BigDecimal demand) {
    static final Slack NONE = new Slack(BigDecimal.ZERO, BigDecimal.ZERO);

    /**
     * Of a part of the bill: what is fixed cannot be off, nor a minimum that is not charged; one
     * that is makes up for the rest.
     */
    BigDecimal of(String part, BigDecimal theirs) {
      return switch (part) {
        case "fixed" -> BigDecimal.ZERO;
        case "energy", "ec_charge", "true-up" -> energy;
        case "demand_flat", "demand_tou", "dc_fixed", "dc_tou" -> demand;
        case "minimum" -> theirs.signum() == 0 ? BigDecimal.ZERO : energy.add(demand);
        default -> energy.add(demand);
      };
    }
  }

  Slack slack(int month, BigDecimal kwh, BigDecimal peak) {
    int perDay = HOURS_A_DAY * Loads.perHour(kilowatts);
    LocalDate first = LocalDate.of(Loads.YEAR, month, 1);
    int from = (first.getDayOfYear() - 1) * perDay;
    List<BigDecimal> values = kilowatts.subList(from, from + first.lengthOfMonth() * perDay);
    BigDecimal hours = BigDecimal.valueOf(Loads.perHour(kilowatts));
    BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(hours);
    BigDecimal highest = values.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    if (sum.subtract(kwh).abs().compareTo(same) <= 0
        && highest.subtract(peak).abs().compareTo(same) <= 0) {
      return Slack.NONE;
    }
    BigDecimal energy =
        values.stream().map(this::halfUnit).reduce(BigDecimal.ZERO, BigDecimal::add).divide(hours);
    BigDecimal kw = halfUnit(highest);
    return new Slack(
        energy.add(kw.multiply(hoursOfUse)).multiply(energyPrice), kw.multiply(demandPrice));
  }

  /** Half a unit of the last digit that the file writes of such a value. */
  private BigDecimal halfUnit(BigDecimal value) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    int exponent = value.precision() - value.scale();
    return new BigDecimal("0.5").scaleByPowerOfTen(exponent - digits);
  }

  /** The last threshold in kWh per kW: a peak that is off by so much moves it. */
  private static BigDecimal hoursOfUse(TariffDocument tariff) {
    return tariff.components().stream()
        .flatMap(component -> component.prices().stream())
        .flatMap(version -> forms(version).stream())
        .flatMap(form -> form.tiers().stream())
        .map(Tier::upToPerKw)
        .filter(Objects::nonNull)
        .map(Compared::decimal)
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  private static BigDecimal highest(TariffDocument tariff, Class<? extends Component> kind) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Component component : tariff.components()) {
      if (kind.isInstance(component)) {
        sum =
            sum.add(
                component.prices().stream()
                    .map(Precision::highest)
                    .reduce(BigDecimal.ZERO, BigDecimal::max));
      }
    }
    return sum;
  }

  private static BigDecimal highest(PriceVersion version) {
    return forms(version).stream().map(Precision::highest).reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  private static List<PriceForm> forms(PriceVersion version) {
    PriceForm single = version.single();
    return single == null ? List.copyOf(version.periods().values()) : List.of(single);
  }

  private static BigDecimal highest(PriceForm form) {
    Exact price = form.price();
    BigDecimal most = price == null ? BigDecimal.ZERO : Compared.decimal(price).abs();
    for (Tier tier : form.tiers()) {
      most = most.max(Compared.decimal(tier.price()).abs());
    }
    return most;
  }
}
