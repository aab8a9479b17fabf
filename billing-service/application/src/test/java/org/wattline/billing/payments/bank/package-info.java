/** Tests of bank transfers. */
@NullMarked
package org.wattline.billing.payments.bank;

import org.jspecify.annotations.NullMarked;
