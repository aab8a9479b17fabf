@NullMarked
package org.wattline.billing.payments;

import org.jspecify.annotations.NullMarked;
