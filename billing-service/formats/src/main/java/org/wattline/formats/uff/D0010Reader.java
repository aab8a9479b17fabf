package org.wattline.formats.uff;

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
import org.wattline.formats.Remark;
import org.wattline.formats.stream.CountingStream;
import org.wattline.formats.stream.DelimitedRows;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.TextBytes;

/**
 * Reads D0010 files: header and trailer of the user file format with their reference and group
 * count, and within them the groups of MPAN, meter, register reading and validation.
 */
public final class D0010Reader implements MeterDataReader {

  private static final String FLOW = "D0010";

  @Override
  public ReadOutcome read(InputStream in, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException {
    try {
      CountingStream counted = new CountingStream(in, settings.limits().documentBytes());
      DelimitedRows rows =
          new DelimitedRows(
              TextBytes.open(counted, StandardCharsets.ISO_8859_1),
              (byte) '|',
              false,
              StandardCharsets.ISO_8859_1);
      MeterDataDelivery delivery =
          new MeterDataDelivery(Format.D0010, Place.Unit.LINE, settings, sink);
      String reference = header(rows, delivery);
      body(rows, delivery, reference, settings.counts());
      return delivery.finish(counted.count());
    } catch (CountingStream.RefusedInStream e) {
      throw e.refusal();
    }
  }

  private static String header(DelimitedRows rows, MeterDataDelivery delivery)
      throws IOException, FormatRefusedException {
    if (!rows.next() || !(rows.text(0).equals("ZHV") || rows.text(0).equals("ZHF"))) {
      throw refused(rows, RefusalReason.MALFORMED, "The file does not begin with a ZHV header.");
    }
    String flow = rows.text(2);
    if (!flow.startsWith(FLOW)) {
      throw refused(
          rows,
          RefusalReason.NOT_METER_DATA,
          "The flow is " + Quoted.of(flow) + ", not D0010 meter readings.");
    }
    switch (flow.substring(FLOW.length())) {
      case "001", "002", "003" -> {
        // the groups read here are the same in all three
      }
      default ->
          throw refused(
              rows,
              RefusalReason.UNKNOWN_VERSION,
              "The flow version " + Quoted.of(flow) + " is not known.");
    }
    delivery.document(
        new DocumentHeader(
            Format.D0010, flow, rows.text(1), rows.text(4), rows.text(6), rows.text(7)));
    String test = rows.text(11);
    if (!test.isEmpty() && !test.equals("OPER")) {
      delivery.remark(
          Place.line(rows.line()),
          Remark.Kind.UNUSUAL,
          "The header marks the file as a test: " + Quoted.of(test) + ".");
    }
    return rows.text(1);
  }

  private static void body(
      DelimitedRows rows,
      MeterDataDelivery delivery,
      String reference,
      ReadSettings.AnnouncedCounts counts)
      throws IOException, FormatRefusedException {
    D0010Groups groups = new D0010Groups(rows, delivery);
    long count = 0;
    boolean ended = false;
    while (rows.next()) {
      if (ended) {
        throw refused(rows, RefusalReason.MALFORMED, "A record follows the ZPT trailer.");
      }
      if (rows.text(0).equals("ZPT")) {
        groups.close();
        trailer(rows, delivery, reference, count, counts);
        ended = true;
      } else {
        count++;
        groups.group();
      }
    }
    if (!ended) {
      throw refused(
          rows, RefusalReason.TRUNCATED, "The file has no ZPT trailer: its end is missing.");
    }
  }

  private static void trailer(
      DelimitedRows rows,
      MeterDataDelivery delivery,
      String reference,
      long count,
      ReadSettings.AnnouncedCounts counts)
      throws FormatRefusedException {
    if (!rows.text(1).equals(reference)) {
      throw refused(
          rows,
          RefusalReason.MALFORMED,
          "The trailer is of file "
              + Quoted.of(rows.text(1))
              + ", the header of "
              + Quoted.of(reference)
              + ".");
    }
    long announced = number(rows.text(2));
    if (announced == count) {
      return;
    }
    String sentence =
        "The trailer announces "
            + Quoted.of(rows.text(2))
            + " groups and the file holds "
            + count
            + ".";
    if (announced > count && counts == ReadSettings.AnnouncedCounts.REFUSE) {
      throw refused(
          rows, RefusalReason.COUNT_MISMATCH, sentence + " Ask the sender for the whole file.");
    }
    delivery.remark(Place.line(rows.line(), 3, "ZPT"), Remark.Kind.COUNT_DIFFERS, sentence);
  }

  private static long number(String text) {
    if (text.isEmpty() || text.length() > 15) {
      return -1;
    }
    long n = 0;
    for (int i = 0; i < text.length(); i++) {
      int d = text.charAt(i) - '0';
      if (d < 0 || d > 9) {
        return -1;
      }
      n = n * 10 + d;
    }
    return n;
  }

  static FormatRefusedException refused(DelimitedRows rows, RefusalReason reason, String sentence) {
    return new FormatRefusedException(reason, Place.line(rows.line()), sentence);
  }
}
