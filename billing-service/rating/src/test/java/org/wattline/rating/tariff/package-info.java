/** Tests of the tariff document. */
@NullMarked
package org.wattline.rating.tariff;

import org.jspecify.annotations.NullMarked;
