package org.wattline.formats.fuzz;

import org.wattline.formats.DocumentHeader;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadOutcome;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.Rejection;
import org.wattline.formats.SeriesHeader;

/** Checks what any reader tells, whatever it read. */
final class Checked implements MeterDataSink {

  private static final long YEAR_1800 = -5_364_662_400L;
  private static final long YEAR_2300 = 10_413_792_000L;

  private int series;
  private long intervals;
  private long reads;
  private long rejected;

  @Override
  public void document(DocumentHeader header) {
    AnyBytesFuzzTest.require(header.format() != null && header.version() != null, "an envelope");
  }

  @Override
  public void series(int number, SeriesHeader header) {
    AnyBytesFuzzTest.require(number == series, "series are numbered without gaps");
    series++;
  }

  @Override
  public void intervals(IntervalBlock block) {
    AnyBytesFuzzTest.require(
        block.size() > 0 && block.size() <= IntervalBlock.CAPACITY, "a block has values");
    AnyBytesFuzzTest.require(block.scale() >= 0 && block.scale() <= 18, "a scale");
    for (int i = 0; i < block.size(); i++) {
      AnyBytesFuzzTest.require(
          block.series(i) >= 0 && block.series(i) < series, "a series that was announced");
      AnyBytesFuzzTest.require(block.durationSeconds(i) >= 0, "no negative length");
      AnyBytesFuzzTest.require(
          block.startEpochSecond(i) > YEAR_1800 && block.startEpochSecond(i) < YEAR_2300,
          "a year near ours");
      boolean missing = block.quality(i) == Quality.MISSING;
      AnyBytesFuzzTest.require(missing || block.hasValue(i), "only a missing value is absent");
      AnyBytesFuzzTest.require(block.place(i) > 0, "a place");
    }
    intervals += block.size();
  }

  @Override
  public void registerRead(RegisterRead read) {
    AnyBytesFuzzTest.require(
        read.series() >= 0 && read.series() < series, "a series that was announced");
    reads++;
  }

  @Override
  public void rejected(Rejection rejection) {
    AnyBytesFuzzTest.require(!rejection.sentence().isBlank(), "a rejection says why");
    AnyBytesFuzzTest.require(rejection.sentence().length() < 1_000, "and keeps it short");
    rejected += rejection.records();
  }

  void check(ReadOutcome o) {
    AnyBytesFuzzTest.require(
        o.intervals() == intervals
            && o.registerReads() == reads
            && o.rejected() == rejected
            && o.records() == intervals + reads + rejected
            && o.series() == series,
        "what was told adds up");
  }
}
