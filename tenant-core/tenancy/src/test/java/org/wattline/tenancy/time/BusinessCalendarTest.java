package org.wattline.tenancy.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.Directories;
import org.wattline.tenancy.NoTenantBoundException;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantState;

class BusinessCalendarTest {
  private final TenantEntry flemish =
      Directories.tenant("zon", "Europe/Brussels", TenantState.READY);
  private final TenantEntry american =
      Directories.tenant("gold", "America/Los_Angeles", TenantState.READY);
  private final BusinessCalendar calendar =
      new BusinessCalendar(
          Clock.fixed(Instant.parse("2026-03-28T23:30:00Z"), ZoneOffset.UTC),
          Directories.of(flemish, american));

  @Test
  void twoTenantsHaveTwoDatesAtTheSameInstant() {
    assertThat(TenantScope.call(flemish.id(), () -> calendar.today()))
        .isEqualTo(LocalDate.of(2026, 3, 29));
    assertThat(TenantScope.call(american.id(), () -> calendar.today()))
        .isEqualTo(LocalDate.of(2026, 3, 28));
  }

  @Test
  void theDayOfTheChangeToSummerTimeHasTwentyThreeHours() {
    LocalDate change = LocalDate.of(2026, 3, 29);
    Duration day =
        TenantScope.call(
            flemish.id(),
            () -> Duration.between(calendar.startOf(change), calendar.startOf(change.plusDays(1))));

    assertThat(day).isEqualTo(Duration.ofHours(23));
  }

  @Test
  void withoutATenantThereIsNoToday() {
    assertThatThrownBy(() -> calendar.today()).isInstanceOf(NoTenantBoundException.class);
  }
}
