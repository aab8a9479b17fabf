/** How to reach the supplier, and answers that need nobody. */
@NullMarked
package org.wattline.portal.help;

import org.jspecify.annotations.NullMarked;
