package org.wattline.formats.marketid;

/** The markets' schemes of metering and service point ids. */
public enum MarketIdScheme {
  /** GS1 number of 18 digits: Belgium, the Netherlands, Denmark, Finland, Sweden, Norway. */
  EAN18,
  /** Great Britain, 13-digit core of the MPAN. */
  MPAN,
  /** Great Britain gas, meter point reference number. */
  MPRN,
  /** Texas. */
  ESI_ID,
  /** Spain. */
  CUPS,
  /** Australia. */
  NMI,
  /** France, 14 digits, also called PDL; gas: PCE. */
  PRM,
  /** Italy. */
  POD,
  /** Austria, 33 characters. */
  ZAEHLPUNKT_AT,
  /** Germany, 33 characters: the metering location. */
  MELO_DE,
  /** Germany, 11 digits: the market location. */
  MALO_DE,
  /** Switzerland, 33 characters. */
  MESSPUNKT_CH,
  /** Luxembourg, 33 characters. */
  POD_LU,
  /** A number that only the sender gives meaning to. */
  OWN,
  /** The document does not say. */
  UNSTATED
}
