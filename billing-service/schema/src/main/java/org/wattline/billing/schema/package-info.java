/** The meter-to-cash service's part of every tenant's schema. */
@NullMarked
package org.wattline.billing.schema;

import org.jspecify.annotations.NullMarked;
