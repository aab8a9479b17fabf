/**
 * The order of the walls, and the books kept on every request: access log, metrics, trace context.
 */
@NullMarked
package org.wattline.gateway.front;

import org.jspecify.annotations.NullMarked;
