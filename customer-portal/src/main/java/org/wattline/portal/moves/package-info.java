/** Moving out: a question a page, a summary, and what happens next. */
@NullMarked
package org.wattline.portal.moves;

import org.jspecify.annotations.NullMarked;
