/** What the reader's own use would cost on each tariff on offer. */
@NullMarked
package org.wattline.portal.tariffs;

import org.jspecify.annotations.NullMarked;
