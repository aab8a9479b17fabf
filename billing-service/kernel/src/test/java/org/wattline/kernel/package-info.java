/** Tests of the values. */
@NullMarked
package org.wattline.kernel;

import org.jspecify.annotations.NullMarked;
