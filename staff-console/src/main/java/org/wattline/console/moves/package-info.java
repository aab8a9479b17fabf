/** People who move out and in, as staff register it; and the points that nobody holds. */
@NullMarked
package org.wattline.console.moves;

import org.jspecify.annotations.NullMarked;
