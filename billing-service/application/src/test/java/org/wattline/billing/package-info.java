/** Tests of the service as a whole. */
@NullMarked
package org.wattline.billing;

import org.jspecify.annotations.NullMarked;
