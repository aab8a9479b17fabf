package org.wattline.portal.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wattline.billing.contract.metering.QualityRun;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageQuality;
import org.wattline.billing.contract.metering.UsageSeries;

/** A reason is said where the hours show it, and nothing where they do not. */
class ReasonTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
  private static final LocalDate BEFORE = LocalDate.of(2025, 11, 1);
  private static final int DAYS = 20;

  @Test
  void whereNothingChangesOrAllChangesAlikeThereIsNoReason() {
    assertThat(Reason.of(hours(NOVEMBER, at -> 1.01), hours(BEFORE, at -> 1))).isEmpty();
    assertThat(Reason.of(hours(NOVEMBER, at -> 1.3), hours(BEFORE, at -> 1))).isEmpty();
    assertThat(Reason.of(hours(NOVEMBER, at -> 0.7), hours(BEFORE, at -> 1))).isEmpty();
  }

  @Test
  void moreInTheEveningsIsSaidWithBothShares() {
    Reason reason = reason(at -> evening(at) ? 2 : 1, at -> 1);

    assertThat(reason)
        .isInstanceOfSatisfying(
            Reason.PartOfDay.class,
            part -> {
              assertThat(part.part()).isEqualTo(Reason.Part.EVENING);
              assertThat(part.now()).isEqualByComparingTo("0.3448276");
              assertThat(part.before()).isEqualByComparingTo("0.2083333");
            });
  }

  @Test
  void lessAtNightIsSaidAndAShareThatMovesAgainstTheChangeIsNot() {
    assertThat(reason(at -> night(at) ? 0.2 : 1, at -> 1))
        .isInstanceOfSatisfying(
            Reason.PartOfDay.class, part -> assertThat(part.part()).isEqualTo(Reason.Part.NIGHT));
    // more by day makes the share of the night smaller, and is no reason for using more
    assertThat(Reason.of(hours(NOVEMBER, at -> night(at) ? 1 : 1.3), hours(BEFORE, at -> 1)))
        .isEmpty();
  }

  @Test
  void weekendsAreComparedByTheDay() {
    // November 2026 begins with a Sunday: as many days hold six days of weekends, a year ago six
    assertThat(reason(at -> weekend(at) ? 2 : 1, at -> 1))
        .isInstanceOfSatisfying(
            Reason.Weekends.class,
            days -> {
              assertThat(days.now()).isEqualByComparingTo("48");
              assertThat(days.before()).isEqualByComparingTo("24");
            });
  }

  @Test
  void oneDayThatStandsOutIsNamed() {
    LocalDate party = LocalDate.of(2026, 11, 13);
    assertThat(reason(at -> at.toLocalDate().equals(party) ? 4 : 1, at -> 1))
        .isEqualTo(new Reason.OneDay(party, new BigDecimal("96.000"), new BigDecimal("24.000")));
    // a day does not stand out where it does not make most of the change
    assertThat(
            Reason.of(
                hours(NOVEMBER, at -> at.toLocalDate().equals(party) ? 3 : 1.5),
                hours(BEFORE, at -> 1)))
        .isEmpty();
  }

  @Test
  void hoursWithoutAValueComeBeforeAnyOtherReason() {
    UsageSeries now = hours(NOVEMBER, at -> evening(at) ? 2 : 1);
    now.values()[5] = null;
    now.values()[6] = null;

    assertThat(Reason.of(now, hours(BEFORE, at -> 1))).contains(new Reason.Silent(2));
  }

  @Test
  void manyEstimatesAreSaid() {
    UsageSeries now = hours(NOVEMBER, at -> 2, UsageQuality.ESTIMATED);

    assertThat(Reason.of(now, hours(BEFORE, at -> 1))).containsInstanceOf(Reason.Estimated.class);
  }

  private static Reason reason(
      ToDoubleFunction<ZonedDateTime> now, ToDoubleFunction<ZonedDateTime> before) {
    return Reason.of(hours(NOVEMBER, now), hours(BEFORE, before)).orElseThrow();
  }

  private static boolean evening(ZonedDateTime at) {
    return at.getHour() >= 17 && at.getHour() < 22;
  }

  private static boolean night(ZonedDateTime at) {
    return at.getHour() >= 23 || at.getHour() < 6;
  }

  private static boolean weekend(ZonedDateTime at) {
    return at.getDayOfWeek().getValue() >= 6;
  }

  private static UsageSeries hours(LocalDate from, ToDoubleFunction<ZonedDateTime> kwh) {
    return hours(from, kwh, UsageQuality.MEASURED);
  }

  private static UsageSeries hours(
      LocalDate from, ToDoubleFunction<ZonedDateTime> kwh, UsageQuality quality) {
    int size = DAYS * 24;
    ZonedDateTime first = from.atStartOfDay(ZONE);
    long[] starts = new long[size + 1];
    @Nullable BigDecimal[] values = new BigDecimal[size];
    BigDecimal total = BigDecimal.ZERO;
    for (int i = 0; i <= size; i++) {
      ZonedDateTime at = first.plusHours(i);
      starts[i] = at.toEpochSecond();
      if (i < size) {
        BigDecimal value = BigDecimal.valueOf(Math.round(kwh.applyAsDouble(at) * 1000), 3);
        values[i] = value;
        total = total.add(value);
      }
    }
    return new UsageSeries(
        UUID.randomUUID(),
        "1.8.0",
        RegisterDirection.IMPORT,
        "kWh",
        Resolution.HOUR,
        ZONE.getId(),
        from,
        from.plusDays(DAYS),
        starts,
        values,
        List.of(new QualityRun(0, size, quality, "")),
        total,
        0,
        quality == UsageQuality.MEASURED ? 0 : size,
        null,
        null);
  }
}
