/**
 * An account of a bill made a second time, slowly and plainly, from the published documents alone:
 * {@link org.wattline.recount.Terms} is what tariff, base lists and account say on a day, {@link
 * org.wattline.recount.Readings} what was used, {@link org.wattline.recount.Charges} what a line
 * must come to. It shares no code with the engine that rates.
 */
@NullMarked
package org.wattline.recount;

import org.jspecify.annotations.NullMarked;
