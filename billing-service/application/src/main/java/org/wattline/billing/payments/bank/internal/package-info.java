/** How the bank's files are read, booked and matched. */
@NullMarked
package org.wattline.billing.payments.bank.internal;

import org.jspecify.annotations.NullMarked;
