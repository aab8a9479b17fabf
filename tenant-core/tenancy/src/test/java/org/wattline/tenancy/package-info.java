@NullMarked
package org.wattline.tenancy;

import org.jspecify.annotations.NullMarked;
