package org.wattline.local.demo.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The days of the past that are lived through: some before supply starts, when the suppliers get
 * ready and customers sign, then some of each month, and today. On each, files come in first, then
 * people work, then somebody else approves what they made: at hours that are of the same day for
 * both suppliers.
 *
 * @param today the last day
 * @param months that are billed
 */
public record Timeline(LocalDate today, int months) {
  /** Where it is the latest that it becomes tomorrow. */
  private static final ZoneId LATEST = ZoneId.of("America/Los_Angeles");

  /** Bills of a month are made on this day of the next. */
  static final int RUN_DAY = 3;

  /** A week apart: files of readings and statements of the bank come by the week. */
  private static final int[] DAYS = {RUN_DAY, 10, 17, 24};

  private static final int READY_DAYS_BEFORE = 24;
  private static final int[] SIGNING_DAYS_BEFORE = {20, 15, 11, 6};

  private static final LocalTime FILES_COME = LocalTime.of(14, 0);
  private static final LocalTime WORK = LocalTime.of(15, 0);
  private static final LocalTime APPROVAL = LocalTime.of(15, 40);

  /** As of now. */
  static Timeline endingAt(Instant now, int months) {
    return new Timeline(now.atZone(LATEST).toLocalDate(), months);
  }

  /** The first day of a month of supply, from 0 on; that of {@link #months} is not billed yet. */
  LocalDate month(int number) {
    LocalDate open = today.withDayOfMonth(1).minusMonths(today.getDayOfMonth() < RUN_DAY ? 1 : 0);
    return open.minusMonths(months).plusMonths(number);
  }

  LocalDate start() {
    return month(0);
  }

  /** When suppliers get ready. */
  LocalDate ready() {
    return start().minusDays(READY_DAYS_BEFORE);
  }

  /** The days on which customers sign. */
  List<LocalDate> signing() {
    List<LocalDate> days = new ArrayList<>();
    for (int before : SIGNING_DAYS_BEFORE) {
      days.add(start().minusDays(before));
    }
    return days;
  }

  /** The days that are lived through since supply started, up to today. */
  List<LocalDate> days() {
    List<LocalDate> days = new ArrayList<>();
    for (YearMonth month = YearMonth.from(start());
        !month.atDay(1).isAfter(today);
        month = month.plusMonths(1)) {
      for (int day : DAYS) {
        if (month.atDay(day).isBefore(today)) {
          days.add(month.atDay(day));
        }
      }
    }
    days.add(today);
    return days;
  }

  /** The month whose bills are made that day; below 0 where none's are. */
  int billedOn(LocalDate day) {
    if (day.getDayOfMonth() != RUN_DAY) {
      return -1;
    }
    for (int month = 0; month < months; month++) {
      if (issuedOn(month).equals(day)) {
        return month;
      }
    }
    return -1;
  }

  /** When the bills of a month are issued. */
  LocalDate issuedOn(int month) {
    return month(month + 1).withDayOfMonth(RUN_DAY);
  }

  static Instant filesCome(LocalDate day) {
    return day.atTime(FILES_COME).toInstant(ZoneOffset.UTC);
  }

  static Instant work(LocalDate day) {
    return day.atTime(WORK).toInstant(ZoneOffset.UTC);
  }

  static Instant approval(LocalDate day) {
    return day.atTime(APPROVAL).toInstant(ZoneOffset.UTC);
  }
}
