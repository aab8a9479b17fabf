/** Limits, value by value. */
@NullMarked
package org.wattline.gateway.limit;

import org.jspecify.annotations.NullMarked;
