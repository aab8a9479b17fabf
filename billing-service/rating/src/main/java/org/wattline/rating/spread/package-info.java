/**
 * What each interval's energy came to, read from the proofs of the lines that it was rated into:
 * nothing is priced again, so that the intervals add up to the lines.
 */
@NullMarked
package org.wattline.rating.spread;

import org.jspecify.annotations.NullMarked;
