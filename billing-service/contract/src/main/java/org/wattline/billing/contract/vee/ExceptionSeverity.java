package org.wattline.billing.contract.vee;

/** How much an exception weighs. */
public enum ExceptionSeverity {
  NOTICE,
  WARNING,
  ERROR
}
