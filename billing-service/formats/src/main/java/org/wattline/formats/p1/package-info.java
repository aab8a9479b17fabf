/**
 * Telegrams of the customer port P1 of smart meters: DSMR 2.2 to 5, and the Belgian, Luxembourg,
 * Swedish and Hungarian companions of it.
 */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.p1;
