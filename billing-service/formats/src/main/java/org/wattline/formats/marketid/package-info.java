/**
 * The ids by which markets know a metering point, with their check digits: EAN-18, MPAN, ESI ID,
 * CUPS, NMI, PRM and the 33-character Z&auml;hlpunkt. Values that are checked when they are made.
 */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.marketid;
