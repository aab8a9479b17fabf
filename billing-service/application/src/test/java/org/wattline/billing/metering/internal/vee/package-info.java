/** Tests of validation, estimation and editing. */
@org.jspecify.annotations.NullMarked
package org.wattline.billing.metering.internal.vee;
