@NullMarked
package org.wattline.portal;

import org.jspecify.annotations.NullMarked;
