/** Tests of the books. */
@NullMarked
package org.wattline.billing.ledger;

import org.jspecify.annotations.NullMarked;
