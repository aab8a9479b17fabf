/**
 * Validates meter data and estimates what is missing of them: pure functions from a channel's days
 * to findings and estimates, without a database or a clock.
 *
 * <p>A {@link org.wattline.vee.ChannelSeries} holds days of one channel; a {@link
 * org.wattline.vee.Validation} judges them by the rules of {@code rules}, which are a supplier's
 * own choice in a {@code settings} document; {@code estimate} fills gaps and touches nothing else.
 */
@NullMarked
package org.wattline.vee;

import org.jspecify.annotations.NullMarked;
