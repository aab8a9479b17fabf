/** Tells people how an amount came about, from its proof. */
@NullMarked
package org.wattline.rating.explain;

import org.jspecify.annotations.NullMarked;
