/** Shared stores hold one tenant's things under that tenant's keys. */
@NullMarked
package org.wattline.tenancy.cache;

import org.jspecify.annotations.NullMarked;
