/** Who asks, what is refused and how, and how lists are paged. Used by every module. */
@ApplicationModule(
    displayName = "Access",
    allowedDependencies = {})
@NullMarked
package org.wattline.billing.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
