/** Tests of the packed form. */
@NullMarked
package org.wattline.kernel.codec;

import org.jspecify.annotations.NullMarked;
