/** Holds imported rates of the Utility Rate Database to dollars worked out by hand. */
@NullMarked
package org.wattline.rating.urdb;

import org.jspecify.annotations.NullMarked;
