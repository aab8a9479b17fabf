/**
 * EDIFACT: the cutter of segments, and MSCONS, the energy market's message of meter values in
 * Germany and Switzerland.
 */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.edifact;
