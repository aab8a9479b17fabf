/** Bills and runs, through the service's doors and on a real database. */
@NullMarked
package org.wattline.billing.bills;

import org.jspecify.annotations.NullMarked;
