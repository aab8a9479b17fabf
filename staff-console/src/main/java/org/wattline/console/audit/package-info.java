/** Who changed what, and when, for those who answer for it. */
@NullMarked
package org.wattline.console.audit;

import org.jspecify.annotations.NullMarked;
