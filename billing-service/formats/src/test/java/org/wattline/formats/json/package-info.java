/** The bulk format. */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.json;
