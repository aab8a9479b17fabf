@NullMarked
package org.wattline.tenancy.time;

import org.jspecify.annotations.NullMarked;
