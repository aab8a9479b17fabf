package org.wattline.bills;

/** What a bill is. */
public enum DocumentKind {
  INVOICE,
  ADVANCE,
  SETTLEMENT,
  CORRECTION
}
