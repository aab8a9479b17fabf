/** Ends the parts of the running system, one by one and under traffic, and brings them back. */
@NullMarked
package org.wattline.acceptance.kills;

import org.jspecify.annotations.NullMarked;
