package org.wattline.portal.home;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.wattline.billing.contract.metering.UsageSeries;

/**
 * Why use differs from that of the days it is compared with, worked out from the hours of both. It
 * is said only where the hours show it: a cause that they cannot show, such as the weather, is
 * never guessed.
 */
sealed interface Reason {

  /** Hours without a value: what is shown is too low. */
  record Silent(int hours) implements Reason {}

  /** So much of what is shown is estimated. */
  record Estimated(BigDecimal part) implements Reason {}

  /** One day that is unlike the others, and makes most of the change. */
  record OneDay(LocalDate day, BigDecimal used, BigDecimal ordinary) implements Reason {}

  /** A part of the day whose share of the use changed, and which makes most of the change. */
  record PartOfDay(Part part, BigDecimal now, BigDecimal before) implements Reason {}

  /** Days at weekends, which make most of the change: use of one, on average. */
  record Weekends(BigDecimal now, BigDecimal before) implements Reason {}

  /** A part of the day that people have a word for. */
  enum Part {
    EVENING(17, 22),
    NIGHT(23, 6);

    private final int from;
    private final int to;

    Part(int from, int to) {
      this.from = from;
      this.to = to;
    }

    boolean holds(int hour) {
      return from < to ? hour >= from && hour < to : hour >= from || hour < to;
    }
  }

  /** From hours of days, and of as many days before them. */
  static Optional<Reason> of(UsageSeries now, UsageSeries before) {
    return new Comparing(now, before).reason();
  }

  /** Two stretches of days, hour by hour. */
  final class Comparing {
    /** Less change than this needs no reason. */
    private static final BigDecimal NOTABLE = new BigDecimal("0.02");

    /** A cause makes at least so much of the change. */
    private static final BigDecimal MOST = new BigDecimal("0.5");

    /** A share that changed by less is the same, to a reader. */
    private static final BigDecimal SHARE = new BigDecimal("0.03");

    /** Estimates above this part are worth a word. */
    private static final BigDecimal MANY = new BigDecimal("0.1");

    /** Fewer days show no ordinary one. */
    private static final int LEAST_DAYS = 5;

    private final UsageSeries now;
    private final UsageSeries before;
    private final BigDecimal change;

    Comparing(UsageSeries now, UsageSeries before) {
      this.now = now;
      this.before = before;
      this.change = now.total().subtract(before.total());
    }

    Optional<Reason> reason() {
      int silent = count(now, i -> now.values()[i] == null);
      if (silent > 0) {
        return Optional.of(new Silent(silent));
      }
      if (now.size() == 0
          || before.total().signum() <= 0
          || now.total().signum() <= 0
          || part(change.abs(), before.total()).compareTo(NOTABLE) < 0) {
        return Optional.empty();
      }
      return estimated().or(this::oneDay).or(this::partOfDay).or(this::weekends);
    }

    private Optional<Reason> estimated() {
      int estimated =
          count(
              now,
              i ->
                  switch (now.quality(i)) {
                    case ESTIMATED, SUBSTITUTED -> true;
                    default -> false;
                  });
      BigDecimal part = part(BigDecimal.valueOf(estimated), BigDecimal.valueOf(now.size()));
      return part.compareTo(MANY) > 0 ? Optional.of(new Estimated(part)) : Optional.empty();
    }

    private Optional<Reason> oneDay() {
      Map<LocalDate, BigDecimal> days = days(now);
      if (days.size() < LEAST_DAYS) {
        return Optional.empty();
      }
      BigDecimal ordinary = median(days.values());
      BigDecimal twice = ordinary.multiply(BigDecimal.TWO);
      return days.entrySet().stream()
          .filter(
              day ->
                  change.signum() > 0
                      ? day.getValue().compareTo(twice) >= 0
                      : day.getValue().multiply(BigDecimal.TWO).compareTo(ordinary) <= 0)
          .filter(day -> isMost(day.getValue().subtract(ordinary)))
          .max(
              (one, other) ->
                  one.getValue()
                      .subtract(ordinary)
                      .abs()
                      .compareTo(other.getValue().subtract(ordinary).abs()))
          .map(day -> new OneDay(day.getKey(), day.getValue(), ordinary));
    }

    private Optional<Reason> partOfDay() {
      PartOfDay best = null;
      BigDecimal most = BigDecimal.ZERO;
      for (Part part : Part.values()) {
        BigDecimal own = sum(now, at -> part.holds(at.getHour()));
        BigDecimal then = sum(before, at -> part.holds(at.getHour()));
        BigDecimal share = part(own, now.total());
        BigDecimal shareThen = part(then, before.total());
        BigDecimal moved = own.subtract(then);
        boolean changed =
            share.subtract(shareThen).abs().compareTo(SHARE) >= 0
                && share.compareTo(shareThen) > 0 == change.signum() > 0;
        if (changed && isMost(moved) && moved.abs().compareTo(most) > 0) {
          best = new PartOfDay(part, share, shareThen);
          most = moved.abs();
        }
      }
      return Optional.ofNullable(best);
    }

    /** By the day, because not every year has as many weekends on the same dates. */
    private Optional<Reason> weekends() {
      long days = days(now).keySet().stream().filter(Comparing::isWeekend).count();
      long daysThen = days(before).keySet().stream().filter(Comparing::isWeekend).count();
      if (days < 2 || daysThen < 2) {
        return Optional.empty();
      }
      BigDecimal own = part(sum(now, at -> isWeekend(at.toLocalDate())), BigDecimal.valueOf(days));
      BigDecimal then =
          part(sum(before, at -> isWeekend(at.toLocalDate())), BigDecimal.valueOf(daysThen));
      return isMost(own.subtract(then).multiply(BigDecimal.valueOf(days)))
          ? Optional.of(new Weekends(own, then))
          : Optional.empty();
    }

    /** Whether so much more or less is most of the change, in its direction. */
    private boolean isMost(BigDecimal moved) {
      return moved.signum() == change.signum()
          && moved.abs().compareTo(change.abs().multiply(MOST)) >= 0;
    }

    private static boolean isWeekend(LocalDate day) {
      return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static BigDecimal part(BigDecimal of, BigDecimal whole) {
      return whole.signum() == 0 ? BigDecimal.ZERO : of.divide(whole, MathContext.DECIMAL32);
    }

    private static BigDecimal sum(UsageSeries series, Predicate<ZonedDateTime> counts) {
      ZoneId zone = ZoneId.of(series.zone());
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 0; i < series.size(); i++) {
        BigDecimal value = series.values()[i];
        if (value != null && counts.test(series.start(i).atZone(zone))) {
          sum = sum.add(value);
        }
      }
      return sum;
    }

    private static int count(UsageSeries series, Predicate<Integer> counts) {
      int count = 0;
      for (int i = 0; i < series.size(); i++) {
        count += counts.test(i) ? 1 : 0;
      }
      return count;
    }

    private static Map<LocalDate, BigDecimal> days(UsageSeries series) {
      ZoneId zone = ZoneId.of(series.zone());
      Map<LocalDate, BigDecimal> days = new TreeMap<>();
      for (int i = 0; i < series.size(); i++) {
        BigDecimal value = series.values()[i];
        days.merge(
            series.start(i).atZone(zone).toLocalDate(),
            value == null ? BigDecimal.ZERO : value,
            BigDecimal::add);
      }
      return days;
    }

    private static BigDecimal median(Collection<BigDecimal> values) {
      List<BigDecimal> sorted = new ArrayList<>(values);
      sorted.sort(Comparator.naturalOrder());
      return sorted.get(sorted.size() / 2);
    }
  }
}
