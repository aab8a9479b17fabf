/** The parts that run as processes: how each is unpacked, set up, started and known to be ready. */
@NullMarked
package org.wattline.local.parts;

import org.jspecify.annotations.NullMarked;
