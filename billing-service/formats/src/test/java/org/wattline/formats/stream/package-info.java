/** What the readers stand on. */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.stream;
