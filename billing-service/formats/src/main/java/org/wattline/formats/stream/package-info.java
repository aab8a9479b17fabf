/**
 * What all readers stand on: bounded byte lines, decimals and times read from bytes without
 * garbage, local clocks with their two odd hours, XML and archives read safely, quotations that are
 * safe to show.
 */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.stream;
