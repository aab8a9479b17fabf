/** Files and messages of meter data as they came, and what became of each record. */
@NullMarked
package org.wattline.billing.contract.deliveries;

import org.jspecify.annotations.NullMarked;
