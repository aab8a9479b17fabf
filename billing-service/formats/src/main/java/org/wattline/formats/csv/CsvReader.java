package org.wattline.formats.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.wattline.formats.stream.TextBytes;

/**
 * Reads CSV by the mapping of the settings, or by the ready mapping whose columns the header has.
 * About the speed of memory: bytes become numbers without a text between.
 */
public final class CsvReader implements MeterDataReader {

  @Override
  public ReadOutcome read(InputStream in, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException {
    try {
      return readCounted(in, settings, sink);
    } catch (CountingStream.RefusedInStream e) {
      throw e.refusal();
    }
  }

  private static ReadOutcome readCounted(InputStream in, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException {
    CountingStream counted = new CountingStream(in, settings.limits().documentBytes());
    CsvMapping named = settings.csvMapping();
    byte[] start = counted.readNBytes(CsvHeader.SEARCHED_BYTES);
    CsvMapping given = named == null ? chosen(start, settings.csvMappings()) : named;
    InputStream text =
        TextBytes.open(
            TextBytes.joined(start, counted),
            given == null ? java.nio.charset.StandardCharsets.UTF_8 : given.charset);
    byte[] head = text.readNBytes(CsvHeader.SEARCHED_BYTES);
    CsvLayout layout = layout(head, given);
    CsvMapping mapping = layout.mapping;
    DelimitedRows rows =
        new DelimitedRows(
            TextBytes.joined(head, text), layout.header.delimiter(), true, mapping.charset);
    MeterDataDelivery delivery = new MeterDataDelivery(Format.CSV, Place.Unit.LINE, settings, sink);
    delivery.document(DocumentHeader.of(Format.CSV, mapping.name));
    ZoneId zone = zone(layout, settings);
    CsvRows records =
        mapping.wide == null
            ? new LongRows(layout, rows, delivery, zone, settings)
            : new WideRows(layout, rows, delivery, needed(zone, mapping), settings);
    while (rows.next()) {
      if (rows.line() > layout.header.line()) {
        records.row();
      }
    }
    records.end();
    return delivery.finish(counted.count());
  }

  /** Whether a header among the first lines has the columns of one of these mappings. */
  public static boolean knows(byte[] start, List<CsvMapping> mappings)
      throws IOException, FormatRefusedException {
    return chosen(start, mappings) != null;
  }

  /** The first of these mappings whose columns a header has, read in the mapping's characters. */
  private static @Nullable CsvMapping chosen(byte[] start, List<CsvMapping> mappings)
      throws IOException, FormatRefusedException {
    for (CsvMapping mapping : mappings) {
      if (mapping.header) {
        byte[] head =
            TextBytes.open(new ByteArrayInputStream(start), mapping.charset)
                .readNBytes(CsvHeader.SEARCHED_BYTES);
        if (CsvHeader.find(head, 0, head.length, mapping) != null) {
          return mapping;
        }
      }
    }
    return null;
  }

  private static CsvLayout layout(byte[] head, @Nullable CsvMapping given)
      throws IOException, FormatRefusedException {
    if (given != null) {
      CsvHeader header = CsvHeader.find(head, 0, head.length, given);
      if (header == null) {
        throw new FormatRefusedException(
            RefusalReason.MALFORMED,
            Place.line(1),
            "None of the first lines has the columns of the mapping "
                + given.name()
                + ": "
                + given.columns());
      }
      return new CsvLayout(given, header);
    }
    CsvLayout ready = ReadyMappings.match(head, 0, head.length);
    if (ready == null) {
      throw new FormatRefusedException(
          RefusalReason.NEEDS_SETTING,
          Place.line(1),
          "The header is of no known kind of CSV. Declare a mapping for it.");
    }
    return ready;
  }

  private static @Nullable ZoneId zone(CsvLayout layout, ReadSettings settings)
      throws FormatRefusedException {
    ZoneId zone = layout.mapping.zone == null ? settings.zone() : layout.mapping.zone;
    if (zone == null && !layout.timesCarryOffset()) {
      return needed(null, layout.mapping);
    }
    return zone;
  }

  private static ZoneId needed(@Nullable ZoneId zone, CsvMapping mapping)
      throws FormatRefusedException {
    if (zone == null) {
      throw new FormatRefusedException(
          RefusalReason.NEEDS_SETTING,
          Place.DOCUMENT,
          "The times of " + mapping.name() + " are local. Name their zone.");
    }
    return zone;
  }
}
