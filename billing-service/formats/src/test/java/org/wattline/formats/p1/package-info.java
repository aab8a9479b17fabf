/** P1 telegrams of real meters. */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.p1;
