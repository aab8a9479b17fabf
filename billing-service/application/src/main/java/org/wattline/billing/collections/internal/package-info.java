/** How payment arrangements are kept, and how what came in is told from the books. */
@NullMarked
package org.wattline.billing.collections.internal;

import org.jspecify.annotations.NullMarked;
