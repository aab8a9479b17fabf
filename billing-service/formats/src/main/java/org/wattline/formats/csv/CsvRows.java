package org.wattline.formats.csv;

import org.wattline.formats.FormatRefusedException;

/** Turns rows of one layout into records. */
interface CsvRows {

  /** Takes the row that the cutter stands on. */
  void row() throws FormatRefusedException;

  /** Tells what was noticed over all rows. */
  void end();
}
