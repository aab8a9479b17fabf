package org.wattline.formats.edifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
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
import org.wattline.formats.stream.Quoted;

/**
 * Reads interchanges of MSCONS messages. The envelope is checked: references match, no segment or
 * message fewer than announced. Another message type or an unknown version is refused.
 */
public final class MsconsReader implements MeterDataReader {

  /** The versions of EDI@Energy and of the Swiss market that share the structure read here. */
  private static final Pattern VERSIONS = Pattern.compile("[SG]?2\\.[0-5][a-z]?");

  @Override
  public ReadOutcome read(InputStream in, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException {
    try {
      CountingStream counted = new CountingStream(in, settings.limits().documentBytes());
      MeterDataDelivery delivery =
          new MeterDataDelivery(Format.MSCONS, Place.Unit.SEGMENT, settings, sink);
      new Interchanges(new SegmentReader(counted), delivery, settings).all();
      return delivery.finish(counted.count());
    } catch (CountingStream.RefusedInStream e) {
      throw e.refusal();
    }
  }

  /** One file: interchanges one after the other. */
  private static final class Interchanges {
    private final SegmentReader segments;
    private final MeterDataDelivery delivery;
    private final ReadSettings settings;
    private final MsconsMessage message;

    Interchanges(SegmentReader segments, MeterDataDelivery delivery, ReadSettings settings)
        throws FormatRefusedException {
      this.segments = segments;
      this.delivery = delivery;
      this.settings = settings;
      this.message = new MsconsMessage(segments, delivery, settings.zone());
    }

    void all() throws IOException, FormatRefusedException {
      int count = 0;
      segments.advice();
      while (segments.next()) {
        interchange();
        count++;
        segments.advice();
      }
      if (count == 0) {
        throw segments.refused(RefusalReason.TRUNCATED, "The file holds no interchange.");
      }
    }

    private void interchange() throws IOException, FormatRefusedException {
      if (!segments.tag().equals("UNB")) {
        throw segments.refused(
            RefusalReason.MALFORMED,
            "An interchange begins with UNB; this one with " + Quoted.of(segments.tag()) + ".");
      }
      segments.syntax(segments.text(1, 0));
      String sender = segments.text(2, 0);
      String receiver = segments.text(3, 0);
      String created = segments.text(4, 0) + " " + segments.text(4, 1);
      String reference = segments.text(5, 0);
      if (segments.text(11, 0).equals("1")) {
        delivery.remark(
            segments.place(), Remark.Kind.UNUSUAL, "The interchange is marked as a test.");
      }
      int messages = 0;
      while (true) {
        if (!segments.next()) {
          throw segments.refused(
              RefusalReason.TRUNCATED, "The interchange has no UNZ: its end is missing.");
        }
        switch (segments.tag()) {
          case "UNG", "UNE" -> {
            // functional groups add nothing
          }
          case "UNH" -> {
            message(sender, receiver, created.strip());
            messages++;
          }
          case "UNZ" -> {
            trailer(reference, segments.text(2, 0), "UNZ");
            counted(segments.text(1, 0), messages, "messages");
            return;
          }
          default ->
              throw segments.refused(
                  RefusalReason.MALFORMED,
                  "The segment " + Quoted.of(segments.tag()) + " stands outside a message.");
        }
      }
    }

    private void message(String sender, String receiver, String created)
        throws IOException, FormatRefusedException {
      String reference = segments.text(1, 0);
      String type = segments.text(2, 0);
      String version = segments.text(2, 1) + ":" + segments.text(2, 2) + " " + segments.text(2, 4);
      if (!type.equals("MSCONS")) {
        throw segments.refused(
            RefusalReason.NOT_METER_DATA,
            "The message is "
                + Quoted.of(type)
                + ", not MSCONS. It belongs to the market's processes, not to meter data.");
      }
      if (!segments.text(2, 1).equals("D")
          || !segments.text(2, 2).equals("04B")
          || !VERSIONS.matcher(segments.text(2, 4)).matches()) {
        throw segments.refused(
            RefusalReason.UNKNOWN_VERSION,
            "The version MSCONS "
                + Quoted.of(version)
                + " is not known. Known are D:04B 2.0 to 2.5.");
      }
      delivery.document(
          new DocumentHeader(
              Format.MSCONS, "MSCONS " + version, reference, sender, receiver, created));
      long first = segments.number();
      message.begin();
      while (true) {
        if (!segments.next()) {
          throw segments.refused(
              RefusalReason.TRUNCATED, "The message has no UNT: its end is missing.");
        }
        String tag = segments.tag();
        if (tag.equals("UNT")) {
          message.end();
          trailer(reference, segments.text(2, 0), "UNT");
          counted(segments.text(1, 0), segments.number() - first + 1, "segments");
          return;
        }
        if (tag.equals("UNH") || tag.equals("UNZ") || tag.equals("UNB")) {
          throw segments.refused(
              RefusalReason.TRUNCATED,
              "The message has no UNT before " + tag + ": its end is missing.");
        }
        message.segment(tag);
      }
    }

    private void trailer(String opened, String closed, String tag) throws FormatRefusedException {
      if (!opened.equals(closed)) {
        throw segments.refused(
            RefusalReason.MALFORMED,
            tag + " closes " + Quoted.of(closed) + ", but " + Quoted.of(opened) + " is open.");
      }
    }

    private void counted(String announced, long held, String what) throws FormatRefusedException {
      long count = -1;
      if (!announced.isEmpty()
          && announced.length() < 12
          && announced.chars().allMatch(c -> c >= '0' && c <= '9')) {
        count = Long.parseLong(announced);
      }
      if (count == held) {
        return;
      }
      String sentence =
          "The trailer announces "
              + Quoted.of(announced)
              + " "
              + what
              + " and there are "
              + held
              + ".";
      if (count > held && settings.counts() == ReadSettings.AnnouncedCounts.REFUSE) {
        throw segments.refused(
            RefusalReason.COUNT_MISMATCH, sentence + " Ask the sender for the whole message.");
      }
      delivery.remark(segments.place(), Remark.Kind.COUNT_DIFFERS, sentence);
    }
  }
}
