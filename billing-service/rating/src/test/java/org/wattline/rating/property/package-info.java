/** What holds for every tariff and every load, tried on random ones. */
@NullMarked
package org.wattline.rating.property;

import org.jspecify.annotations.NullMarked;
