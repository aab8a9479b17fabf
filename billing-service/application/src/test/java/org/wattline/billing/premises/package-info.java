/** Tests of premises and service points, through the contract. */
@NullMarked
package org.wattline.billing.premises;

import org.jspecify.annotations.NullMarked;
