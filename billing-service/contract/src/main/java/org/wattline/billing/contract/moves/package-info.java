/** Moving out, moving in, and what stands empty between. */
@NullMarked
package org.wattline.billing.contract.moves;

import org.jspecify.annotations.NullMarked;
