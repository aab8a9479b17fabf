package org.wattline.rating.engine;

import org.wattline.rating.result.Refusal;

/**
 * Ends the pricing of one line; caught where the line was begun. It carries no stack: it is an
 * answer.
 */
final class RefusedException extends RuntimeException {
  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.sentence(), null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
