/** Check digits against published ids. */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.marketid;
