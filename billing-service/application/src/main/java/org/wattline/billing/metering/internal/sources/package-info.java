/**
 * Messages of meter data from brokers. A message is told to have arrived once it is committed,
 * never before: it may come twice, and is counted as a duplicate then, but it cannot be lost.
 */
@NullMarked
package org.wattline.billing.metering.internal.sources;

import org.jspecify.annotations.NullMarked;
