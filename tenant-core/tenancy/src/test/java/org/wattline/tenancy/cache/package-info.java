@NullMarked
package org.wattline.tenancy.cache;

import org.jspecify.annotations.NullMarked;
