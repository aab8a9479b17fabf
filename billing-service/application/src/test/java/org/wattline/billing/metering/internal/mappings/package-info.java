@NullMarked
package org.wattline.billing.metering.internal.mappings;

import org.jspecify.annotations.NullMarked;
