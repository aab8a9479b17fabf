/** Tests of how keys are kept. */
@NullMarked
package org.wattline.billing.requests.internal;

import org.jspecify.annotations.NullMarked;
