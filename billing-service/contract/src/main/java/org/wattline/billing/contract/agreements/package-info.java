/** What was agreed with an account on the supply of a point, version by version. */
@NullMarked
package org.wattline.billing.contract.agreements;

import org.jspecify.annotations.NullMarked;
