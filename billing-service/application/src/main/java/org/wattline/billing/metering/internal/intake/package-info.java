/**
 * Deliveries of meter data: kept whole, read step by step, every record accounted for.
 *
 * <p>A {@link org.wattline.billing.metering.internal.intake.Receiving} keeps the original; a {@link
 * org.wattline.billing.metering.internal.intake.DeliveryReader} reads it into {@link
 * org.wattline.billing.metering.internal.intake.Chunk}s, each of which {@link
 * org.wattline.billing.metering.internal.intake.ChunkStore} commits together with how far the
 * reading got: whoever goes on after a kill begins there.
 */
@NullMarked
package org.wattline.billing.metering.internal.intake;

import org.jspecify.annotations.NullMarked;
