/** Tests of moves through the service's own doors. */
@NullMarked
package org.wattline.billing.moves;

import org.jspecify.annotations.NullMarked;
