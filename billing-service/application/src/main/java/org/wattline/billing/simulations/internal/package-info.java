/** How usage is priced by other tariffs. */
@NullMarked
package org.wattline.billing.simulations.internal;

import org.jspecify.annotations.NullMarked;
