/** The services behind the doors, their connections, and what is said when one does not answer. */
@NullMarked
package org.wattline.gateway.route;

import org.jspecify.annotations.NullMarked;
