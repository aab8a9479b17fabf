/** Billing runs at the size of a supplier. */
@NullMarked
package org.wattline.bench.billing;

import org.jspecify.annotations.NullMarked;
