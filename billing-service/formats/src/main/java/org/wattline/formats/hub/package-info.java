/**
 * Customers' data as European grid operators and data hubs hand it out: Fluvius, Datadis,
 * Energinet, Enedis, Fingrid, Mijn Aansluiting, the Austrian EDA, and the market document that a
 * data-sharing platform makes of them (CIM).
 */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.hub;
