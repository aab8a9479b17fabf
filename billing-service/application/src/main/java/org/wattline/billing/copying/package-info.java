/**
 * Rows for PostgreSQL's binary COPY, the fastest way in: {@link
 * org.wattline.billing.copying.CopyBytes} writes them in its format, {@link
 * org.wattline.billing.copying.BinaryCopy} sends them while they are written.
 */
@ApplicationModule(
    displayName = "Copying",
    allowedDependencies = {})
@NullMarked
package org.wattline.billing.copying;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
