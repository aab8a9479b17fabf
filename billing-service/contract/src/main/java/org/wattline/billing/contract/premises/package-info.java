/** Premises, service points and who is supplied at them. */
@NullMarked
package org.wattline.billing.contract.premises;

import org.jspecify.annotations.NullMarked;
