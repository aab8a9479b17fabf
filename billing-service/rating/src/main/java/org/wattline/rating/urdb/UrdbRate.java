package org.wattline.rating.urdb;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A URDB rate as read: typed and checked, nothing interpreted yet.
 *
 * @param label URDB's identifier, or a name made of the rate's name
 * @param sector residential, commercial, industrial, lighting: as written
 * @param validFrom the rate's start date in the caller's zone
 * @param validTo the first day after its end
 * @param energy prices per kWh by period and tier, with the schedule
 * @param demand prices per kW of each period's peak
 * @param flatDemand prices per kW of the month's peak: one table per month of {@code
 *     flatDemandMonths}
 * @param flatDemandMonths for each of the twelve months the index of its table
 * @param coincident prices per kW at the system's peak
 * @param fuelAdjustments money per kWh for each of the twelve months
 * @param demandWindowMinutes the interval over which demand is averaged
 * @param reactiveCharge money per kvar
 * @param ratchetPercentByMonth fraction of each month's peak that the eleven months after it keep
 * @param lookback the newer form of the ratchet
 * @param generationRule what {@code dgrules} says
 */
record UrdbRate(
    String label,
    String name,
    String utility,
    Optional<String> sector,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo,
    Optional<Charge> fixed,
    Optional<BigDecimal> fixedPerFurtherMeter,
    Optional<Charge> minimumMonthly,
    Optional<Charge> minimumYearly,
    Optional<Scheduled> energy,
    Optional<Scheduled> demand,
    DemandUnit demandUnit,
    List<List<Tier>> flatDemand,
    List<Integer> flatDemandMonths,
    DemandUnit flatDemandUnit,
    Optional<Scheduled> coincident,
    DemandUnit coincidentUnit,
    List<BigDecimal> fuelAdjustments,
    Optional<Integer> demandWindowMinutes,
    Optional<BigDecimal> reactiveCharge,
    List<BigDecimal> ratchetPercentByMonth,
    Optional<Lookback> lookback,
    GenerationRule generationRule,
    Limits limits) {

  UrdbRate {
    flatDemand = List.copyOf(flatDemand);
    flatDemandMonths = List.copyOf(flatDemandMonths);
    fuelAdjustments = List.copyOf(fuelAdjustments);
    ratchetPercentByMonth = List.copyOf(ratchetPercentByMonth);
  }

  /** What an amount of money is per. */
  enum Per {
    DAY,
    MONTH,
    YEAR
  }

  /** Money per day, month or year. */
  record Charge(BigDecimal amount, Per per, String pointer) {}

  /** What an energy tier's bound counts. */
  enum UsageUnit {
    KWH("kWh"),
    KWH_PER_KW("kWh/kW"),
    KWH_DAILY("kWh daily"),
    KWH_PER_KW_DAILY("kWh/kW daily");

    final String text;

    UsageUnit(String text) {
      this.text = text;
    }

    boolean perKw() {
      return this == KWH_PER_KW || this == KWH_PER_KW_DAILY;
    }

    boolean daily() {
      return this == KWH_DAILY || this == KWH_PER_KW_DAILY;
    }
  }

  /** What a demand price is per. */
  enum DemandUnit {
    KW("kW"),
    HP("hp"),
    KVA("kVA"),
    KW_DAILY("kW daily"),
    HP_DAILY("hp daily"),
    KVA_DAILY("kVA daily");

    final String text;

    DemandUnit(String text) {
      this.text = text;
    }

    boolean daily() {
      return this == KW_DAILY || this == HP_DAILY || this == KVA_DAILY;
    }

    boolean horsepower() {
      return this == HP || this == HP_DAILY;
    }

    boolean apparent() {
      return this == KVA || this == KVA_DAILY;
    }
  }

  /** How generation is credited. */
  enum GenerationRule {
    NONE,
    NET_METERING,
    NET_BILLING_INSTANTANEOUS,
    NET_BILLING_HOURLY,
    BUY_ALL_SELL_ALL;

    boolean perInterval() {
      return this == NET_BILLING_INSTANTANEOUS
          || this == NET_BILLING_HOURLY
          || this == BUY_ALL_SELL_ALL;
    }
  }

  /**
   * One step of a table.
   *
   * @param price the rate and its adjustment together
   * @param sell what exported energy earns
   * @param bound the usage where the tier ends; empty: no end
   */
  record Tier(
      BigDecimal price,
      Optional<BigDecimal> sell,
      Optional<BigDecimal> bound,
      UsageUnit unit,
      String pointer) {}

  /** Tables by period, and the period of each month and hour. */
  record Scheduled(
      List<List<Tier>> periods, List<List<Integer>> weekday, List<List<Integer>> weekend) {
    Scheduled {
      periods = List.copyOf(periods);
      weekday = List.copyOf(weekday);
      weekend = List.copyOf(weekend);
    }
  }

  /** A share of past peaks: over so many months, of the listed calendar months. */
  record Lookback(BigDecimal share, int months, List<Boolean> calendarMonths, String pointer) {
    Lookback {
      calendarMonths = List.copyOf(calendarMonths);
    }
  }

  /** Who may have the rate; absent values do not limit. */
  record Limits(
      Optional<BigDecimal> demandMinimumKw,
      Optional<BigDecimal> demandMaximumKw,
      Optional<BigDecimal> usageMinimumKwh,
      Optional<BigDecimal> usageMaximumKwh) {}
}
