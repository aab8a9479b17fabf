/** Files of meter data: handing one in, what became of it, and the deliveries of the past. */
@NullMarked
package org.wattline.console.meterfiles;

import org.jspecify.annotations.NullMarked;
