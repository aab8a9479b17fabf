package org.wattline.billing.access;

/** Tells who asks. */
@FunctionalInterface
public interface Askers {

  /**
   * Who the current request comes from.
   *
   * @throws IllegalStateException outside a request
   */
  Asker current();
}
