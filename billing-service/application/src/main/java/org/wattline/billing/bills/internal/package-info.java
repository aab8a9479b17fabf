/** How bills and runs are kept, worked out for many accounts at once, and issued. */
@NullMarked
package org.wattline.billing.bills.internal;

import org.jspecify.annotations.NullMarked;
