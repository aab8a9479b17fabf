/** Meters, their registers, and where they hang when. */
@NullMarked
package org.wattline.billing.contract.metering;

import org.jspecify.annotations.NullMarked;
