/**
 * The record of who changed what: written in the transaction of the change itself, so that there is
 * no change without its entry and no entry without its change.
 */
@ApplicationModule(
    displayName = "Audit",
    allowedDependencies = {"access"})
@NullMarked
package org.wattline.billing.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
