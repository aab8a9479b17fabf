package org.wattline.billing.contract.deliveries;

/** Where a delivery is on its way. */
public enum DeliveryState {
  /** Kept whole; nothing of it is read yet. */
  RECEIVED,
  /** Being read. */
  READING,
  /** Read to its end. */
  DONE,
  /** Nothing of it can be used: {@code failure} says why. */
  REFUSED,
  /** Reading it broke several times over; a replay tries again. */
  FAILED
}
