/** How keys of requests are kept. */
@NullMarked
package org.wattline.billing.requests.internal;

import org.jspecify.annotations.NullMarked;
