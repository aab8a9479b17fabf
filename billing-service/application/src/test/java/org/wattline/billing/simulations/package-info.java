/** Tests of simulations through the service's own doors. */
@NullMarked
package org.wattline.billing.simulations;

import org.jspecify.annotations.NullMarked;
