package org.wattline.tenancy.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BusinessClockTest {
  private static final Instant NOW = Instant.parse("2026-03-28T23:30:00Z");
  private static final Instant START = Instant.parse("2025-03-03T08:00:00Z");

  private final Hand machine = new Hand();

  /** A machine's clock that is turned by hand. */
  private static final class Hand extends Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void whatFollowsTheMachineIsItsTimeAndCannotBeMoved() {
    BusinessClock clock = BusinessClock.following(machine);

    assertThat(clock.instant()).isEqualTo(NOW);
    assertThat(clock.isBehind()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> clock.moveTo(NOW.minusSeconds(1)))
        .withMessageContaining("cannot be moved");
    assertThatIllegalStateException().isThrownBy(clock::catchUp);
    assertThat(clock.instant()).isEqualTo(NOW);
  }

  @Test
  void whatStartsInThePastRunsOnFromThere() {
    BusinessClock clock = BusinessClock.startingAt(START, machine);

    machine.now = NOW.plusSeconds(90);

    assertThat(clock.isBehind()).isTrue();
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(90));
  }

  @Test
  void itStartsInThePastOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BusinessClock.startingAt(NOW, machine))
        .withMessageContaining("not in the past");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BusinessClock.startingAt(NOW.plusSeconds(1), machine));
  }

  @Test
  void itMovesForwardOnly() {
    BusinessClock clock = BusinessClock.startingAt(START, machine);
    clock.moveTo(START.plus(Duration.ofDays(30)));

    assertThatIllegalStateException()
        .isThrownBy(() -> clock.moveTo(START.plus(Duration.ofDays(29))))
        .withMessageContaining("forward only");
    assertThatIllegalStateException()
        .isThrownBy(() -> clock.moveTo(START.plus(Duration.ofDays(30))));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(30)));
  }

  @Test
  void itNeverRunsAheadOfTheMachine() {
    BusinessClock clock = BusinessClock.startingAt(START, machine);

    assertThatIllegalStateException()
        .isThrownBy(() -> clock.moveTo(NOW.plusMillis(1)))
        .withMessageContaining("never runs ahead");
    assertThatIllegalStateException().isThrownBy(() -> clock.moveTo(NOW));
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void onceItCaughtUpItStaysThere() {
    BusinessClock clock = BusinessClock.startingAt(START, machine);
    clock.catchUp();

    assertThat(clock.instant()).isEqualTo(NOW);
    assertThat(clock.isBehind()).isFalse();
    machine.now = NOW.plusSeconds(60);
    assertThatIllegalStateException().isThrownBy(() -> clock.moveTo(NOW.plusSeconds(30)));
    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void inAnotherZoneItIsTheSameTimeAndIsMovedAlong() {
    BusinessClock clock = BusinessClock.startingAt(START, machine);
    Clock there = clock.withZone(ZoneId.of("America/Los_Angeles"));

    clock.moveTo(START.plusSeconds(3_600));

    assertThat(there.instant()).isEqualTo(START.plusSeconds(3_600));
    assertThat(there.getZone()).isEqualTo(ZoneId.of("America/Los_Angeles"));
  }
}
