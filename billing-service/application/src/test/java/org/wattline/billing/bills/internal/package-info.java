/** Tests of what billing keeps to itself. */
@org.jspecify.annotations.NullMarked
package org.wattline.billing.bills.internal;
