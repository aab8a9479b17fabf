/** The recount held against amounts that were worked out by hand. */
@NullMarked
package org.wattline.recount;

import org.jspecify.annotations.NullMarked;
