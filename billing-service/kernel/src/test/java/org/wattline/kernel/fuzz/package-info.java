/** What fuzzing a parser looks at, whosever parser it is. */
@NullMarked
package org.wattline.kernel.fuzz;

import org.jspecify.annotations.NullMarked;
