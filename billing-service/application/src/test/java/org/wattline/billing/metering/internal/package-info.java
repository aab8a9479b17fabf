/** Tests of metering from within. */
@org.jspecify.annotations.NullMarked
package org.wattline.billing.metering.internal;
