/**
 * The proof of a line: a typed tree whose leaves are measurements, prices and facts, and whose root
 * is the unrounded amount. The engine computes by building it, so the number and its proof cannot
 * differ.
 */
@NullMarked
package org.wattline.rating.proof;

import org.jspecify.annotations.NullMarked;
