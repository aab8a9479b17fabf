package org.wattline.billing.metering.internal.days;

/** What became of records. */
public final class Tally {
  /** Not known before. */
  public long accepted;

  /** Known already, equal or better. */
  public long duplicate;

  /** Took the place of what was known. */
  public long replaced;

  public void add(Tally other) {
    accepted += other.accepted;
    duplicate += other.duplicate;
    replaced += other.replaced;
  }

  public long sum() {
    return accepted + duplicate + replaced;
  }
}
