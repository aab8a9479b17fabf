/** Use of energy: as pictures, as tables, and as files to take away. */
@NullMarked
package org.wattline.portal.usage;

import org.jspecify.annotations.NullMarked;
