/** Billing runs whose database and replicas are killed. */
@NullMarked
package org.wattline.bench.billing;

import org.jspecify.annotations.NullMarked;
