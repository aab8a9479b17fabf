/** Tests of rating. */
@NullMarked
package org.wattline.rating;

import org.jspecify.annotations.NullMarked;
