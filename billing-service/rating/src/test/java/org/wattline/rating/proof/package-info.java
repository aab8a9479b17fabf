/** Holds every bill that tests rate against the verifier. */
@NullMarked
package org.wattline.rating.proof;

import org.jspecify.annotations.NullMarked;
