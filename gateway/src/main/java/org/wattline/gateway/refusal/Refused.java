package org.wattline.gateway.refusal;

/** Carries a refusal out of the walls. Cheap: no stack trace, it is an ordinary answer. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  Refused(Refusal refusal) {
    super(refusal.reason().kebab() + ": " + refusal.detail(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
