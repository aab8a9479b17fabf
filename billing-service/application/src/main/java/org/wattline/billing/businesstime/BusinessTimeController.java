package org.wattline.billing.businesstime;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.tenancy.problem.Problems;
import org.wattline.tenancy.time.Business;
import org.wattline.tenancy.time.BusinessClock;

/**
 * Moves business time. The gateway routes no path below {@code /internal}, {@link
 * BusinessTimeSecurity} asks for the services' token, and without the property there is no such
 * operation.
 */
@Hidden
@RestController
@ConditionalOnProperty(BusinessTimeConfiguration.STARTS_AT)
class BusinessTimeController {
  static final String PATH = "/internal/business-time";

  private final BusinessClock clock;

  BusinessTimeController(@Business BusinessClock clock) {
    this.clock = clock;
  }

  /**
   * Business time.
   *
   * @param behind whether it is behind the machine's, and can be moved
   */
  record Standing(Instant now, boolean behind) {}

  /** Where business time is moved to. */
  record Move(@Nullable Instant now) {}

  @GetMapping(PATH)
  Standing standing() {
    return new Standing(clock.instant(), clock.isBehind());
  }

  /** Moves it forward. */
  @PutMapping(PATH)
  Standing move(@RequestBody Move move) {
    Instant to = move.now();
    if (to == null) {
      throw Problems.INVALID_REQUEST.because("The field now is missing: an instant.");
    }
    return after(() -> clock.moveTo(to));
  }

  /** Ends it: business time is the machine's from now on. */
  @DeleteMapping(PATH)
  Standing catchUp() {
    return after(clock::catchUp);
  }

  private Standing after(Runnable change) {
    try {
      change.run();
    } catch (IllegalStateException refused) {
      throw Problems.CONFLICT.because(String.valueOf(refused.getMessage()));
    }
    return standing();
  }
}
