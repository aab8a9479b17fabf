/** Tests of agreements through the service's own doors. */
@NullMarked
package org.wattline.billing.agreements;

import org.jspecify.annotations.NullMarked;
