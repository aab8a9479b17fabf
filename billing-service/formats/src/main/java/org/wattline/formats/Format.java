package org.wattline.formats;

/** The formats that have a reader. */
public enum Format {
  CSV("CSV by a declared mapping"),
  GREEN_BUTTON("Green Button / NAESB ESPI"),
  NEM12("AEMO NEM12 interval data"),
  NEM13("AEMO NEM13 accumulated data"),
  MSCONS("EDIFACT MSCONS"),
  D0010("UK D0010 meter readings"),
  P1("DSMR P1 telegram"),
  WATTLINE_JSON("Wattline bulk JSON"),
  FLUVIUS_JSON("Fluvius API energy data"),
  DATADIS_JSON("Datadis consumption"),
  ENERGINET_JSON("Energinet MyEnergyData market document"),
  ENEDIS_JSON("Enedis metering data"),
  FINGRID_JSON("Fingrid Datahub time series"),
  MIJN_AANSLUITING_JSON("Mijn Aansluiting register readings"),
  EDA_CONSUMPTION_RECORD("Austrian EDA ConsumptionRecord"),
  CIM_VHD("CIM validated historical data");

  private final String title;

  Format(String title) {
    this.title = title;
  }

  /** The format's name, for people. */
  public String title() {
    return title;
  }
}
