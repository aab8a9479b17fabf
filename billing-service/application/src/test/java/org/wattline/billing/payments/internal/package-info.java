@NullMarked
package org.wattline.billing.payments.internal;

import org.jspecify.annotations.NullMarked;
