package org.wattline.local.demo.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * How a home or a business uses energy over its days: power at the meter by the step, import above
 * 0 and export below. The same day of the same customer is always the same.
 *
 * @param baseW what always runs
 * @param livingW what people add at their busiest hour
 * @param solarW peak of the panels, 0 for none
 * @param carW of the charger, 0 for none
 * @param heatPumpW at the coldest, 0 for none
 * @param shiftW of a workshop's machines on working days, 0 for none
 */
record LoadShape(
    int baseW, int livingW, int solarW, int carW, int heatPumpW, int shiftW, long seed) {
  private static final double TURN = 2 * Math.PI;
  private static final double HOURS = 24;
  private static final double YEAR_DAYS = 365.25;
  private static final int COLDEST_DAY = 20;
  private static final double NOON = 13.2;
  private static final double CHARGING_EVENINGS = 0.45;

  /**
   * Watts of each step of a day, on average.
   *
   * @param steps of the day, however long it is
   * @param stepHours 0.25 or 1
   */
  double[] watts(LocalDate day, int steps, double stepHours) {
    Random random = new Random(seed * 1_000_003L + day.toEpochDay());
    // clouds and cold are the same for all of a region's customers
    Random weather = new Random(77_777L + day.toEpochDay());
    weather.nextDouble();
    double cloud = 0.25 + 0.75 * weather.nextDouble();
    double winter = (1 + Math.cos(TURN * (day.getDayOfYear() - COLDEST_DAY) / YEAR_DAYS)) / 2;
    double cold = Math.max(0, winter - 0.18 + 0.15 * (weather.nextDouble() - 0.5));
    double daylight = 16.3 - 8.3 * winter;
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    boolean charges = carW > 0 && random.nextDouble() < CHARGING_EVENINGS;
    double plugged = 18 + 4 * random.nextDouble();
    double unplugged = plugged + 1.5 + 3 * random.nextDouble();
    double[] watts = new double[steps];
    for (int i = 0; i < steps; i++) {
      double hour = (i + 0.5) * stepHours;
      double use = baseW * (0.85 + 0.3 * random.nextDouble());
      use += living(hour, weekend, winter) * noise(random);
      use += heatPumpW * cold * (hour < 6 || hour > 22 ? 0.6 : 1) * noise(random);
      if (charges
          && (within(hour, plugged, unplugged) || within(hour + HOURS, plugged, unplugged))) {
        use += carW;
      }
      use += shift(hour, weekend) * (0.9 + 0.2 * random.nextDouble());
      watts[i] = use - solar(hour, daylight, winter) * cloud * (0.8 + 0.2 * random.nextDouble());
    }
    return watts;
  }

  private double living(double hour, boolean weekend, double winter) {
    double morning = hump(hour, weekend ? 9.5 : 7.3, 1.3);
    double midday = hump(hour, 12.7, 1.6) * (weekend ? 0.7 : 0.25);
    double evening = hump(hour, 19.2, 2.1) * (0.8 + 0.35 * winter);
    return livingW * (0.55 * morning + midday + evening);
  }

  private double shift(double hour, boolean weekend) {
    if (shiftW == 0 || weekend) {
      return 0;
    }
    double ramp = Math.min(1, Math.max(0, Math.min(hour - 5.5, 18.5 - hour)));
    return shiftW * ramp * (within(hour, 12, 12.75) ? 0.6 : 1);
  }

  private double solar(double hour, double daylight, double winter) {
    double fromNoon = Math.abs(hour - NOON) / (daylight / 2);
    return fromNoon >= 1
        ? 0
        : solarW * (0.82 - 0.5 * winter) * Math.pow(Math.cos(fromNoon * Math.PI / 2), 1.4);
  }

  private static double noise(RandomGenerator random) {
    return 0.35 + 1.3 * random.nextDouble();
  }

  private static double hump(double hour, double at, double width) {
    double off = (hour - at) / width;
    return Math.exp(-off * off / 2);
  }

  private static boolean within(double hour, double from, double to) {
    return hour >= from && hour < to;
  }
}
