package org.wattline.billing.metering.internal.mappings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.deliveries.CsvMappingTrialResult;
import org.wattline.billing.contract.deliveries.CsvMappingTrialResult.Reading;
import org.wattline.billing.contract.deliveries.DeliveryRejection;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadOutcome;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.Rejection;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.csv.CsvMapping;
import org.wattline.formats.csv.CsvReader;

/** Reads a sample and lists what came of it. */
final class MappingTrial implements MeterDataSink {
  private final List<SeriesHeader> series = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final List<DeliveryRejection> rejections = new ArrayList<>();

  private MappingTrial() {}

  static CsvMappingTrialResult of(CsvMapping mapping, String sample, ZoneId zone) {
    MappingTrial trial = new MappingTrial();
    ReadSettings settings = ReadSettings.defaults().withZone(zone).withCsvMapping(mapping);
    try {
      ReadOutcome outcome =
          new CsvReader().read(new ByteArrayInputStream(mapping.bytes(sample)), settings, trial);
      return new CsvMappingTrialResult(
          null, outcome.records(), outcome.rejected(), trial.readings, trial.rejections);
    } catch (FormatRefusedException refused) {
      return new CsvMappingTrialResult(
          refused.place() + ": " + refused.getMessage(), 0, 0, List.of(), List.of());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public void series(int number, SeriesHeader header) {
    series.add(header);
  }

  @Override
  public void intervals(IntervalBlock block) {
    for (int i = 0; i < block.size(); i++) {
      list(
          block.series(i),
          block.startEpochSecond(i),
          block.durationSeconds(i),
          block.hasValue(i) ? block.decimal(i) : null,
          block.quality(i));
    }
  }

  @Override
  public void registerRead(RegisterRead read) {
    list(read.series(), read.atEpochSecond(), 0, read.value(), read.mark().quality());
  }

  private void list(
      int number, long start, int seconds, @Nullable BigDecimal value, Quality quality) {
    if (readings.size() < CsvMappingTrialResult.MAX_LISTED) {
      SeriesHeader of = series.get(number);
      readings.add(
          new Reading(
              of.pointId(),
              of.meterSerial(),
              of.channel(),
              of.commodity().name(),
              of.direction().name(),
              of.kind().name(),
              Instant.ofEpochSecond(start),
              seconds,
              value,
              of.unit().toString(),
              quality.name()));
    }
  }

  @Override
  public void rejected(Rejection rejection) {
    if (rejections.size() < CsvMappingTrialResult.MAX_LISTED) {
      rejections.add(
          new DeliveryRejection(
              1,
              rejection.place().toString(),
              rejection.reason().name(),
              rejection.sentence(),
              rejection.records()));
    }
  }
}
