package org.wattline.formats;

import java.util.List;

/**
 * The account of one document that was read to its end.
 *
 * @param format its format
 * @param version its version as given
 * @param bytes bytes read, after unpacking
 * @param records records that it holds: {@code intervals + registerReads + rejected}
 * @param intervals interval values given to the sink, those with quality MISSING included
 * @param registerReads register reads given to the sink
 * @param rejected records rejected, each told to the sink with place and reason
 * @param series series announced to the sink
 * @param remarks what a person should know; at most {@link MeterDataDelivery#MAX_REMARKS} are kept
 */
public record ReadOutcome(
    Format format,
    String version,
    long bytes,
    long records,
    long intervals,
    long registerReads,
    long rejected,
    int series,
    List<Remark> remarks) {

  public ReadOutcome {
    remarks = List.copyOf(remarks);
    if (records != intervals + registerReads + rejected) {
      throw new IllegalArgumentException(
          "records do not add up: "
              + records
              + " <> "
              + intervals
              + " + "
              + registerReads
              + " + "
              + rejected);
    }
  }

  /** Records given to the sink. */
  public long accepted() {
    return intervals + registerReads;
  }
}
