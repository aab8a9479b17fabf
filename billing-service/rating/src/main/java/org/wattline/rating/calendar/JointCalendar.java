package org.wattline.rating.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wattline.kernel.LocalDateRange;

/** Several calendars of one channel laid over each other, for one length of interval. */
public final class JointCalendar {
  /** The most combinations of periods on one channel. */
  public static final int MAX_CELLS = 4096;

  private final List<BoundCalendar> calendars;
  private final ZoneId zone;
  private final int minutes;
  private final Map<List<Integer>, Short> cells = new HashMap<>();
  private final List<int[]> periodsOfCell = new ArrayList<>();
  private final Map<Object, DayTable> tables = new HashMap<>();
  private final DayTable[] days;
  private final int[] offsets;
  private final boolean[] straddles;
  private final boolean[] aligned;

  /**
   * @param calendars the calendars laid over each other; none makes one cell
   * @param zone whose days and clocks
   * @param range the days
   * @param minutes how long each interval is
   * @throws IllegalArgumentException when a day is no whole number of intervals, or there are too
   *     many cells
   */
  public JointCalendar(
      List<BoundCalendar> calendars, ZoneId zone, LocalDateRange range, int minutes) {
    this.calendars = calendars;
    this.zone = zone;
    this.minutes = minutes;
    this.aligned = new boolean[calendars.size()];
    for (int i = 0; i < aligned.length; i++) {
      aligned[i] = calendars.get(i).isAlignedTo(minutes);
    }
    this.days = new DayTable[range.days()];
    for (int day = 0; day < days.length; day++) {
      days[day] = table(range.from().plusDays(day));
    }
    this.offsets = new int[days.length + 1];
    this.straddles = new boolean[calendars.size()];
    for (int day = 0; day < days.length; day++) {
      offsets[day + 1] = offsets[day] + days[day].slots();
    }
    for (DayTable table : tables.values()) {
      for (int i = 0; i < straddles.length; i++) {
        straddles[i] |= table.straddles()[i];
      }
    }
  }

  /** The table of a day, counted from the first of the range. */
  public DayTable day(int day) {
    return days[day];
  }

  /** How many cells there are. */
  public int cells() {
    return periodsOfCell.size();
  }

  /** The place of the period that a calendar has in a cell. */
  public int periodOf(int cell, int calendar) {
    return periodsOfCell.get(cell)[calendar];
  }

  /** Whether an interval of any day reaches over a boundary of a calendar. */
  public boolean straddles(int calendar) {
    return straddles[calendar];
  }

  /**
   * The first interval of a day, counted from the first of the range; for the day after the last,
   * all.
   */
  public int offset(int day) {
    return offsets[day];
  }

  /** How many intervals the range has. */
  public int slots() {
    return offsets[days.length];
  }

  private DayTable table(LocalDate date) {
    Instant start = date.atStartOfDay(zone).toInstant();
    long length = date.plusDays(1).atStartOfDay(zone).toEpochSecond() - start.getEpochSecond();
    boolean clockChanges =
        length != 86_400
            || !zone.getRules()
                .getOffset(start)
                .equals(zone.getRules().getOffset(start.plusSeconds(86_399)));
    List<Object> key = new ArrayList<>();
    for (BoundCalendar calendar : calendars) {
      key.add(calendar.key(date));
    }
    key.add(clockChanges ? date : "");
    DayTable known = tables.get(key);
    if (known == null) {
      known = build(date, start, length);
      tables.put(key, known);
    }
    return known;
  }

  private DayTable build(LocalDate date, Instant start, long length) {
    if (length % (60L * minutes) != 0) {
      throw new IllegalArgumentException(
          date + " is no whole number of intervals of " + minutes + " minutes in " + zone);
    }
    short[] cellOf = new short[Math.toIntExact(length / (60L * minutes))];
    boolean[] straddles = new boolean[calendars.size()];
    for (int slot = 0; slot < cellOf.length; slot++) {
      List<Integer> periods = new ArrayList<>(calendars.size());
      for (int i = 0; i < calendars.size(); i++) {
        int first = -1;
        int tried = length == 86_400 && aligned[i] ? 1 : minutes;
        for (int minute = 0; minute < tried; minute++) {
          int since = slot * minutes + minute;
          Instant instant = start.plusSeconds(60L * since);
          int clock = length == 86_400 ? since : minuteOfDay(instant);
          int period = calendars.get(i).periodAt(date, clock, instant);
          if (minute == 0) {
            first = period;
          } else if (period != first) {
            straddles[i] = true;
          }
        }
        periods.add(first);
      }
      cellOf[slot] = cell(periods);
    }
    return DayTable.of(cellOf, straddles);
  }

  private int minuteOfDay(Instant instant) {
    return LocalTime.ofInstant(instant, zone).toSecondOfDay() / 60;
  }

  private short cell(List<Integer> periods) {
    Short known = cells.get(periods);
    if (known != null) {
      return known;
    }
    if (periodsOfCell.size() == MAX_CELLS) {
      throw new IllegalArgumentException(
          "The calendars of one channel make more than " + MAX_CELLS + " combinations of periods");
    }
    short added = (short) periodsOfCell.size();
    cells.put(periods, added);
    periodsOfCell.add(periods.stream().mapToInt(Integer::intValue).toArray());
    return added;
  }
}
