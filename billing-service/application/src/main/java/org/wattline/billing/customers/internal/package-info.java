/** How customers and accounts are kept. */
@NullMarked
package org.wattline.billing.customers.internal;

import org.jspecify.annotations.NullMarked;
