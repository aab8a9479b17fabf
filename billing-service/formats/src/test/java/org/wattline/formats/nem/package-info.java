/** NEM12 and NEM13 against AEMO's scenarios. */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.nem;
