/** Tests of premises and service points, through the contract. */
@NullMarked
package org.wattline.billing.metering;

import org.jspecify.annotations.NullMarked;
