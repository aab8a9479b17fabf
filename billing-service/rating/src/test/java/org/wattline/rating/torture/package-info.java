/** Holds the engine to the published torture vectors. */
@NullMarked
package org.wattline.rating.torture;

import org.jspecify.annotations.NullMarked;
