/**
 * Validation and estimation of what is stored: runs over channels and days that changed, what they
 * found, what people do about it.
 *
 * <p>A {@link org.wattline.billing.metering.internal.vee.VeeRuns run} is planned from the changes
 * of usage and worked in chunks of channels; {@link
 * org.wattline.billing.metering.internal.vee.ChunkWork} reads, judges, estimates and commits one.
 */
@NullMarked
package org.wattline.billing.metering.internal.vee;

import org.jspecify.annotations.NullMarked;
