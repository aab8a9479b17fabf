/** Premises, service points and the meters that hang there, as staff keep them. */
@NullMarked
package org.wattline.console.points;

import org.jspecify.annotations.NullMarked;
