/**
 * Who asks, what is refused and how, how lists are paged and CSV is written. Used by every module.
 */
@ApplicationModule(
    displayName = "Access",
    allowedDependencies = {})
@NullMarked
package org.wattline.billing.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
