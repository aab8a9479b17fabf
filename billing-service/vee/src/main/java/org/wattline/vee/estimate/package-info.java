/** Values for gaps: how each is worked out, and how they are made to agree with registers. */
@NullMarked
package org.wattline.vee.estimate;

import org.jspecify.annotations.NullMarked;
