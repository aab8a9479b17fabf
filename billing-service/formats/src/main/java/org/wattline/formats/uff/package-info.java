/**
 * D0010, the meter readings flow of Great Britain's data transfer catalogue, in its user file
 * format.
 */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.uff;
