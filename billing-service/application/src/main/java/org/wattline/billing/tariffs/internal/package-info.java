/** How products, tariffs and price indices are kept. */
@NullMarked
package org.wattline.billing.tariffs.internal;

import org.jspecify.annotations.NullMarked;
