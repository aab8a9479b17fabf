/** Tests of requests that are done once. */
@NullMarked
package org.wattline.billing.requests;

import org.jspecify.annotations.NullMarked;
