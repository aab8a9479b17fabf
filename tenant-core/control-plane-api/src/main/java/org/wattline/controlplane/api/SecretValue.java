package org.wattline.controlplane.api;

/**
 * A secret to be kept.
 *
 * @param value at most 16 KiB; sealed under the supplier's own key before it is stored
 */
public record SecretValue(String value) {

  /** Says nothing: a secret does not belong into a log. */
  @Override
  public String toString() {
    return "SecretValue[…]";
  }
}
