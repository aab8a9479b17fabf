/** How agreements are kept: by day, and by what was known when. */
@NullMarked
package org.wattline.billing.agreements.internal;

import org.jspecify.annotations.NullMarked;
