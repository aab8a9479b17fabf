/** Money that goes back by card: disputes that banks raise for payers, and refunds. */
@NullMarked
package org.wattline.console.disputes;

import org.jspecify.annotations.NullMarked;
