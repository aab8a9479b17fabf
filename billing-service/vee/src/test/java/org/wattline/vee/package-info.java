@NullMarked
package org.wattline.vee;

import org.jspecify.annotations.NullMarked;
