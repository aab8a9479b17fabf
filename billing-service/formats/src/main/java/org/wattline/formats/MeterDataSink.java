package org.wattline.formats;

/**
 * Where a reader puts what it reads. Calls come from one thread, in document order, except that a
 * format whose meaning comes after its values (Green Button) may tell values late.
 *
 * <p>A document may still be refused after many calls: keep nothing until the reader returns its
 * {@link ReadOutcome}.
 */
public interface MeterDataSink {

  /** The envelope of the document, and of each message in it. */
  default void document(DocumentHeader header) {}

  /**
   * A series that values will follow for.
   *
   * @param series its number in this document, from 0, without gaps
   */
  void series(int series, SeriesHeader header);

  /**
   * Values of intervals, in the order of the document; one block may hold values of many series.
   *
   * @param block reused by the reader: copy what is to be kept
   */
  void intervals(IntervalBlock block);

  /** A reading of a register. */
  void registerRead(RegisterRead read);

  /** Records that cannot be used. */
  void rejected(Rejection rejection);

  /** Something a person should know. */
  default void remark(Remark remark) {}
}
