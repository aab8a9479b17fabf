/** Hosts and paths, value by value. */
@NullMarked
package org.wattline.gateway.door;

import org.jspecify.annotations.NullMarked;
