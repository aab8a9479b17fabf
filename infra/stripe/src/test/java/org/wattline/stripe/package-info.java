@NullMarked
package org.wattline.stripe;

import org.jspecify.annotations.NullMarked;
