/**
 * A year of believable history for the demo's suppliers, made through the product's own doors as
 * staff, meters and banks would: tariffs under four eyes, homes and their readings, monthly runs,
 * payments that come in time, late or never.
 */
@NullMarked
package org.wattline.local.demo.history;

import org.jspecify.annotations.NullMarked;
