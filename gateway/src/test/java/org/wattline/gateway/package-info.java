/** The gateway, started for real between real services, a real Redis and raw sockets. */
@NullMarked
package org.wattline.gateway;

import org.jspecify.annotations.NullMarked;
