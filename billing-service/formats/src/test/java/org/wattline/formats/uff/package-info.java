/** D0010 files. */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.uff;
