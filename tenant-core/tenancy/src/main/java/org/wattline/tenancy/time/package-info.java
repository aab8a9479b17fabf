/** What time it is, for the machine and for a tenant's business. */
@NullMarked
package org.wattline.tenancy.time;

import org.jspecify.annotations.NullMarked;
