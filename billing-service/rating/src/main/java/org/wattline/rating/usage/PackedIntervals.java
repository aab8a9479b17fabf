package org.wattline.rating.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.wattline.kernel.codec.PackedDay;

/**
 * Interval values as packed days of the market's zone: what metering stores. A day that is not
 * there is an empty blob, and all its values are missing. The bytes are not copied: nobody may
 * change them afterwards.
 */
public final class PackedIntervals implements Intervals {
  private final ZoneId zone;
  private final LocalDate firstDay;
  private final int minutes;
  private final int decimals;
  private final byte[] bytes;
  private final int[] offsets;
  private final Instant start;
  private final Instant end;

  /**
   * @param zone the zone whose days are packed
   * @param firstDay the first day
   * @param minutes how long each interval lasts
   * @param decimals digits of each value below one Wh
   * @param bytes the blobs of {@link PackedDay}, one after the other
   * @param offsets where each day begins in the bytes, and at last where the last ends
   */
  public PackedIntervals(
      ZoneId zone, LocalDate firstDay, int minutes, int decimals, byte[] bytes, int[] offsets) {
    Intervals.requireValid(minutes, decimals);
    if (offsets.length == 0 || offsets[offsets.length - 1] > bytes.length) {
      throw new IllegalArgumentException("Offsets must end within the bytes");
    }
    this.zone = zone;
    this.firstDay = firstDay;
    this.minutes = minutes;
    this.decimals = decimals;
    this.bytes = bytes;
    this.offsets = offsets;
    this.start = firstDay.atStartOfDay(zone).toInstant();
    this.end = firstDay.plusDays(days()).atStartOfDay(zone).toInstant();
  }

  /** Packs raw values that begin and end with days of the zone. */
  public static PackedIntervals pack(ZoneId zone, RawIntervals raw) {
    LocalDate first = LocalDate.ofInstant(raw.start(), zone);
    LocalDate last = LocalDate.ofInstant(raw.end(), zone);
    if (!first.atStartOfDay(zone).toInstant().equals(raw.start())
        || !last.atStartOfDay(zone).toInstant().equals(raw.end())) {
      throw new IllegalArgumentException(
          "Values to pack must begin and end at midnight in " + zone);
    }
    int days = Math.toIntExact(ChronoUnit.DAYS.between(first, last));
    int[] offsets = new int[days + 1];
    byte[][] blobs = new byte[days][];
    for (int day = 0; day < days; day++) {
      int from = raw.indexOf(first.plusDays(day).atStartOfDay(zone).toInstant());
      int to = raw.indexOf(first.plusDays(day + 1).atStartOfDay(zone).toInstant());
      blobs[day] = PackedDay.encode(raw.values(), from, to - from);
      offsets[day + 1] = offsets[day] + blobs[day].length;
    }
    byte[] bytes = new byte[offsets[days]];
    for (int day = 0; day < days; day++) {
      System.arraycopy(blobs[day], 0, bytes, offsets[day], blobs[day].length);
    }
    return new PackedIntervals(zone, first, raw.minutes(), raw.decimals(), bytes, offsets);
  }

  public ZoneId zone() {
    return zone;
  }

  public LocalDate firstDay() {
    return firstDay;
  }

  public int days() {
    return offsets.length - 1;
  }

  @Override
  public Instant start() {
    return start;
  }

  @Override
  public Instant end() {
    return end;
  }

  @Override
  public int minutes() {
    return minutes;
  }

  @Override
  public int decimals() {
    return decimals;
  }

  /** How many values a day has, counted from the first day; 0 when the day is not there. */
  public int count(int day) {
    return offsets[day + 1] == offsets[day] ? 0 : PackedDay.count(bytes, offsets[day]);
  }

  /**
   * Unpacks one day.
   *
   * @param day from 0, counted from the first day
   * @return how many values it has: 0 when the day is not there
   */
  public int decode(int day, long[] into, int at) {
    int from = offsets[day];
    int length = offsets[day + 1] - from;
    return length == 0 ? 0 : PackedDay.decode(bytes, from, length, into, at);
  }

  @Override
  public void copy(Instant from, Instant to, long[] into, int at) {
    long step = 60L * minutes;
    int total = Math.toIntExact((to.getEpochSecond() - from.getEpochSecond()) / step);
    Arrays.fill(into, at, at + total, PackedDay.MISSING);
    long[] day = new long[PackedDay.MAX_VALUES];
    LocalDate date = LocalDate.ofInstant(from, zone);
    while (date.atStartOfDay(zone).toInstant().isBefore(to)) {
      int place = Math.toIntExact(ChronoUnit.DAYS.between(firstDay, date));
      if (place >= 0 && place < days()) {
        int count = decode(place, day, 0);
        long begins = date.atStartOfDay(zone).toEpochSecond();
        int shift = Math.toIntExact((begins - from.getEpochSecond()) / step);
        for (int i = Math.max(0, -shift); i < count && i + shift < total; i++) {
          into[at + i + shift] = day[i];
        }
      }
      date = date.plusDays(1);
    }
  }
}
