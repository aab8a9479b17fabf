/** How premises and service points are kept. */
@NullMarked
package org.wattline.billing.premises.internal;

import org.jspecify.annotations.NullMarked;
