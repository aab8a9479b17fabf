/** What passing the gateway costs: time added to one request, and requests a second. */
@NullMarked
package org.wattline.bench.gateway;

import org.jspecify.annotations.NullMarked;
