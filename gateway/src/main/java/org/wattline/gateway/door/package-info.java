/** Which door a request knocks at: host names to tenants, paths to services. Wall 1. */
@NullMarked
package org.wattline.gateway.door;

import org.jspecify.annotations.NullMarked;
