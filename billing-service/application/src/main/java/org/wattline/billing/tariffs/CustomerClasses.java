package org.wattline.billing.tariffs;

import java.util.Set;
import org.wattline.billing.access.Asker;

/**
 * Tells which classes a customer's agreements have: of products for certain classes they see their
 * own. Whoever keeps the agreements answers.
 */
@FunctionalInterface
public interface CustomerClasses {

  /** The classes of the agreements of all accounts that the asker has a role on. */
  Set<String> of(Asker customer);
}
