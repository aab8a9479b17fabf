/** Tests of what is painted of a tariff. */
@NullMarked
package org.wattline.console.tariffs;

import org.jspecify.annotations.NullMarked;
