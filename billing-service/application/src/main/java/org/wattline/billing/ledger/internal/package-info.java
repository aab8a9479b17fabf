/** How the books are kept and read. */
@NullMarked
package org.wattline.billing.ledger.internal;

import org.jspecify.annotations.NullMarked;
