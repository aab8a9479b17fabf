package org.wattline.formats.espi;

/**
 * What an ESPI ReadingType says, codes as given; {@link #ABSENT} where it does not say.
 *
 * @param defaultQuality the quality of readings that give none
 */
record ReadingType(
    int accumulation,
    int commodity,
    int currency,
    int dataQualifier,
    int defaultQuality,
    int flowDirection,
    int intervalLength,
    int powerOfTen,
    int uom) {

  static final int ABSENT = -1000;

  /** A type that says nothing: readings keep their numbers, their unit is unstated. */
  static final ReadingType SILENT =
      new ReadingType(ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, 0, 0, ABSENT);
}
