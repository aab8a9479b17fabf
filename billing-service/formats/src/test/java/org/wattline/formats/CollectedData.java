package org.wattline.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps everything that a reader tells, as objects that tests can look at. */
public final class CollectedData implements MeterDataSink {

  /** One interval value. */
  public record Value(
      int series,
      Instant start,
      int seconds,
      @Nullable BigDecimal value,
      QualityMark mark,
      @Nullable BigDecimal cost,
      int tier,
      long place) {

    /** The value without zeros at its end; "null" where it is missing. */
    public String plain() {
      return value == null ? "null" : value.stripTrailingZeros().toPlainString();
    }
  }

  public final List<DocumentHeader> documents = new ArrayList<>();
  public final List<SeriesHeader> series = new ArrayList<>();
  public final List<Value> values = new ArrayList<>();
  public final List<RegisterRead> reads = new ArrayList<>();
  public final List<Rejection> rejections = new ArrayList<>();
  public final List<Remark> remarks = new ArrayList<>();
  private @Nullable ReadOutcome outcome;

  /** Reads a document whole. */
  public static CollectedData of(MeterDataReader reader, InputStream in, ReadSettings settings)
      throws IOException, FormatRefusedException {
    CollectedData collected = new CollectedData();
    ReadOutcome outcome = reader.read(in, settings, collected);
    collected.outcome = outcome;
    collected.check(outcome);
    return collected;
  }

  /** Reads a text. */
  public static CollectedData of(MeterDataReader reader, String text, ReadSettings settings)
      throws IOException, FormatRefusedException {
    return of(reader, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), settings);
  }

  private void check(ReadOutcome o) {
    long rejected = rejections.stream().mapToLong(Rejection::records).sum();
    if (o.intervals() != values.size()
        || o.registerReads() != reads.size()
        || o.rejected() != rejected
        || o.series() != series.size()) {
      throw new AssertionError("the outcome is not what was told: " + o);
    }
  }

  public ReadOutcome outcome() {
    return java.util.Objects.requireNonNull(outcome);
  }

  /** The sum of all values that are there. */
  public BigDecimal sum() {
    return values.stream()
        .map(Value::value)
        .filter(java.util.Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The sum of one series. */
  public BigDecimal sum(int ofSeries) {
    return values.stream()
        .filter(v -> v.series() == ofSeries)
        .map(Value::value)
        .filter(java.util.Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The values of one series. */
  public List<Value> of(int ofSeries) {
    return values.stream().filter(v -> v.series() == ofSeries).toList();
  }

  @Override
  public void document(DocumentHeader header) {
    documents.add(header);
  }

  @Override
  public void series(int number, SeriesHeader header) {
    if (number != series.size()) {
      throw new AssertionError("series are numbered without gaps");
    }
    series.add(header);
  }

  @Override
  public void intervals(IntervalBlock block) {
    for (int i = 0; i < block.size(); i++) {
      if (block.series(i) >= series.size()) {
        throw new AssertionError("a value of a series that was not announced");
      }
      values.add(
          new Value(
              block.series(i),
              Instant.ofEpochSecond(block.startEpochSecond(i)),
              block.durationSeconds(i),
              block.hasValue(i) ? block.decimal(i) : null,
              block.mark(i),
              block.cost(i) == IntervalBlock.NO_COST
                  ? null
                  : BigDecimal.valueOf(block.cost(i), block.costScale()),
              block.tier(i),
              block.place(i)));
    }
  }

  @Override
  public void registerRead(RegisterRead read) {
    if (read.series() >= series.size()) {
      throw new AssertionError("a read of a series that was not announced");
    }
    reads.add(read);
  }

  @Override
  public void rejected(Rejection rejection) {
    rejections.add(rejection);
  }

  @Override
  public void remark(Remark remark) {
    remarks.add(remark);
  }
}
