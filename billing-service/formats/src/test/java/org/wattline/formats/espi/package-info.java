/** Green Button against published feeds and their sums. */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.espi;
