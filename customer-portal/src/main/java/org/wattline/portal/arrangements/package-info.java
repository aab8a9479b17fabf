/** Paying in instalments: choosing a plan, agreeing to it, and seeing how it stands. */
@NullMarked
package org.wattline.portal.arrangements;

import org.jspecify.annotations.NullMarked;
