/** Where a signed-in customer begins. */
@NullMarked
package org.wattline.portal.home;

import org.jspecify.annotations.NullMarked;
