/** Tests of tariffs through the service's own doors. */
@NullMarked
package org.wattline.billing.tariffs;

import org.jspecify.annotations.NullMarked;
