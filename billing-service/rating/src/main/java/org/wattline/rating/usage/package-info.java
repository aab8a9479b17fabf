/** What was used: intervals in one form or two, registers, and how they look as JSON. */
@NullMarked
package org.wattline.rating.usage;

import org.jspecify.annotations.NullMarked;
