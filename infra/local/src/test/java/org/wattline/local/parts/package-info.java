@NullMarked
package org.wattline.local.parts;

import org.jspecify.annotations.NullMarked;
