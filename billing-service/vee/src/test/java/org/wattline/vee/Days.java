package org.wattline.vee;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.IntUnaryOperator;

/** Builds days of quarter-hours in Wh. */
final class Days {
  static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

  /** A Monday. */
  static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);

  private Days() {}

  static ChannelSeries of(LocalDate first, int days, IntUnaryOperator wattHours) {
    ChannelSeries series =
        new ChannelSeries(Measure.wattHours(900), BRUSSELS, (int) first.toEpochDay(), days);
    for (int slot = 0; slot < series.slots(); slot++) {
      series.put(slot, wattHours.applyAsInt(slot), Standing.ACTUAL);
    }
    return series;
  }

  /** A household's day: more in the evening, and no two neighbours alike. */
  static ChannelSeries household(LocalDate first, int days) {
    return of(first, days, Days::household);
  }

  static int household(int slot) {
    int place = slot % 96;
    return 60 + place % 7 * 5 + (place > 70 && place < 88 ? 200 : 0);
  }

  static void blank(ChannelSeries series, int from, int to) {
    for (int slot = from; slot < to; slot++) {
      series.put(slot, org.wattline.kernel.codec.PackedDay.MISSING, Standing.GAP);
    }
  }
}
