/**
 * Bills: what was charged and why, line by line down to the intervals; and the runs that make them.
 */
@NullMarked
package org.wattline.billing.contract.billing;

import org.jspecify.annotations.NullMarked;
