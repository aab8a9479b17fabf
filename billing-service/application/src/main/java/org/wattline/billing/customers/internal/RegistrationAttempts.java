package org.wattline.billing.customers.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Refusals;

/**
 * Counts attempts at claiming accounts. In a transaction of its own: a failed claim rolls back, its
 * attempt does not.
 */
@Component
class RegistrationAttempts {
  private static final int MAX_NUMBER_LENGTH = 20;

  private final RegistrationAttemptRows rows;
  private final Clock clock;

  RegistrationAttempts(RegistrationAttemptRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Counts an attempt.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when the asker or the account had {@code
   *     most} attempts within the window
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void countOne(String subject, String accountNumber, int most, Duration window) {
    Instant now = clock.instant();
    String number = accountNumber.substring(0, Math.min(accountNumber.length(), MAX_NUMBER_LENGTH));
    if (rows.countSince(subject, number, now.minus(window)) >= most) {
      throw Refusals.tooManyAttempts(window);
    }
    rows.save(new RegistrationAttemptEntity(subject, number, now));
  }
}
