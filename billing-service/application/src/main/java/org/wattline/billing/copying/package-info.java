/**
 * Rows that go to PostgreSQL by the many. For its binary COPY, the fastest way in, {@link
 * org.wattline.billing.copying.CopyBytes} writes them in its format and {@link
 * org.wattline.billing.copying.BinaryCopy} sends them while they are written; {@link
 * org.wattline.billing.copying.Columns} are the rows of one statement.
 */
@ApplicationModule(
    displayName = "Copying",
    allowedDependencies = {})
@NullMarked
package org.wattline.billing.copying;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
