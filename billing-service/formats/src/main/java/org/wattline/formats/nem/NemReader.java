package org.wattline.formats.nem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.wattline.formats.DocumentHeader;
import org.wattline.formats.Format;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.MeterDataReader;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Place;
import org.wattline.formats.ReadOutcome;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.stream.CountingStream;
import org.wattline.formats.stream.DelimitedRows;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.TextBytes;

/**
 * Reads NEM12 and NEM13. A file that breaks the specification's own rules is refused whole, as the
 * market does: a missing header or end, a day with too few values, quality ranges that leave gaps.
 */
public final class NemReader implements MeterDataReader {

  @Override
  public ReadOutcome read(InputStream in, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException {
    try {
      CountingStream counted = new CountingStream(in, settings.limits().documentBytes());
      DelimitedRows rows =
          new DelimitedRows(
              TextBytes.open(counted, StandardCharsets.UTF_8),
              (byte) ',',
              true,
              StandardCharsets.UTF_8);
      MeterDataDelivery delivery = header(rows, settings, sink);
      body(rows, delivery);
      return delivery.finish(counted.count());
    } catch (CountingStream.RefusedInStream e) {
      throw e.refusal();
    }
  }

  private static MeterDataDelivery header(
      DelimitedRows rows, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException {
    if (!rows.next() || !rows.text(0).equals("100")) {
      throw refused(
          rows, RefusalReason.MALFORMED, "The file does not begin with a 100 header record.");
    }
    String version = rows.text(1);
    Format format =
        switch (version) {
          case "NEM12" -> Format.NEM12;
          case "NEM13" -> Format.NEM13;
          default ->
              throw refused(
                  rows,
                  RefusalReason.UNKNOWN_VERSION,
                  "The version header is " + Quoted.of(version) + ", not NEM12 or NEM13.");
        };
    MeterDataDelivery delivery = new MeterDataDelivery(format, Place.Unit.LINE, settings, sink);
    delivery.document(
        new DocumentHeader(format, version, "", rows.text(3), rows.text(4), rows.text(2)));
    return delivery;
  }

  private static void body(DelimitedRows rows, MeterDataDelivery delivery)
      throws IOException, FormatRefusedException {
    IntervalRecords intervals = new IntervalRecords(rows, delivery);
    AccumulationRecords accumulations = new AccumulationRecords(rows, delivery);
    boolean ended = false;
    boolean nem12 = false;
    boolean nem13 = false;
    while (rows.next()) {
      String indicator = rows.text(0);
      if (ended) {
        throw refused(
            rows,
            RefusalReason.MALFORMED,
            "A record follows the 900 end record: send one file per 900.");
      }
      switch (indicator) {
        case "200" -> {
          nem12 = true;
          intervals.stream();
        }
        case "300" -> intervals.day();
        case "400" -> intervals.range();
        case "500" -> intervals.service();
        case "250" -> {
          nem13 = true;
          accumulations.record();
        }
        case "550" -> {
          // B2B order numbers of the 250 before; they say nothing about the reading
        }
        case "900" -> {
          intervals.close();
          ended = true;
        }
        default ->
            throw refused(
                rows,
                RefusalReason.MALFORMED,
                "The record indicator " + Quoted.of(indicator) + " is not of NEM12 or NEM13.");
      }
    }
    if (!ended) {
      throw refused(
          rows, RefusalReason.TRUNCATED, "The file has no 900 end record: its end is missing.");
    }
    if (nem12 && nem13) {
      throw refused(rows, RefusalReason.MALFORMED, "The file mixes NEM12 and NEM13 records.");
    }
  }

  static FormatRefusedException refused(DelimitedRows rows, RefusalReason reason, String sentence) {
    return new FormatRefusedException(reason, Place.line(rows.line()), sentence);
  }
}
