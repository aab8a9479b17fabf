@NullMarked
package org.wattline.billing.metering.internal;

import org.jspecify.annotations.NullMarked;
