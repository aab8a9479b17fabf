/** Tests of payment arrangements. */
@NullMarked
package org.wattline.billing.collections;

import org.jspecify.annotations.NullMarked;
