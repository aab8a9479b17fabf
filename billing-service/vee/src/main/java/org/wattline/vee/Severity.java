package org.wattline.vee;

import org.wattline.rating.json.Doc;

/** How much a finding weighs. */
public enum Severity {
  @Doc("Kept for whoever looks; nobody has to act")
  NOTICE,
  @Doc("Somebody looks at it")
  WARNING,
  @Doc("Somebody acts before it is billed")
  ERROR
}
