/** Explanations of rated bills. */
@NullMarked
package org.wattline.rating.explain;

import org.jspecify.annotations.NullMarked;
