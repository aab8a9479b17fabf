package org.wattline.formats.espi;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.stream.DecimalText;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.XmlCursor;

/** Reads an IntervalBlock: straight to the delivery where its series is known, else to wait. */
final class BlockParser {

  /** Costs are given in hundred-thousandths of the currency. */
  private static final int COST_DECIMALS = 5;

  private static final int QUALITY_CODES = 20;
  private static final long LATEST = 7_289_654_400L;
  private static final int MAX_QUALITIES = 16;

  private final XmlCursor xml;
  private final EspiFeed feed;
  private final MeterDataDelivery delivery;
  private final DecimalText decimal = new DecimalText();
  private final int[] markOfCode = new int[QUALITY_CODES];
  private final int noQuality;
  private long ordinal;

  private long start;
  private int duration;
  private long value;
  private int scale;
  private boolean hasValue;
  private long cost;
  private int costScale;
  private int tier;
  private int mark;
  private @Nullable RejectionReason wrong;
  private String whyWrong = "";

  BlockParser(XmlCursor xml, EspiFeed feed, MeterDataDelivery delivery)
      throws FormatRefusedException {
    this.xml = xml;
    this.feed = feed;
    this.delivery = delivery;
    this.noQuality = delivery.mark(QualityMark.MEASURED);
    Arrays.fill(markOfCode, -1);
  }

  /** Reads the block that the cursor stands on. */
  void block(EspiEntry entry) throws IOException, FormatRefusedException {
    int depth = xml.depth();
    long blockStart = HeldReadings.UNSET;
    EspiFeed.Reading reading = feed.linked(entry);
    HeldReadings held = feed.held();
    int from = held.size;
    long cursor = HeldReadings.UNSET;
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "interval" -> {
          start = HeldReadings.UNSET;
          duration = -1;
          period();
          blockStart = start;
          cursor = start;
          wrong = null;
        }
        case "IntervalReading" -> {
          ordinal++;
          reading();
          if (wrong != null) {
            delivery.reject(Place.record(ordinal, entry.name()), wrong, whyWrong);
            // what follows without a period of its own must not move into the gap
            if (reading == null) {
              feed.checkHeld();
              held.add(start, duration, 0, 0, HeldReadings.REJECTED, 0, 0, 0, ordinal);
            } else {
              cursor = feed.after(reading, start, duration, cursor);
            }
          } else if (reading == null) {
            feed.checkHeld();
            held.add(start, duration, value, scale, mark, cost, costScale, tier, ordinal);
          } else if (reading.wrong != null) {
            delivery.reject(Place.record(ordinal, entry.name()), reading.wrong, reading.whyWrong);
          } else {
            cursor =
                feed.tell(
                    reading, start, duration, value, scale, mark, cost, costScale, tier, ordinal,
                    cursor, entry);
          }
        }
        default -> xml.skip();
      }
    }
    if (held.size > from) {
      entry.held.add(new long[] {from, held.size, blockStart});
    }
  }

  /** A record that should have been a block and is none. */
  void broken(EspiEntry entry, String sentence) {
    ordinal++;
    delivery.reject(Place.record(ordinal, entry.name()), RejectionReason.MALFORMED, sentence);
  }

  private void reading() throws IOException, FormatRefusedException {
    int depth = xml.depth();
    start = HeldReadings.UNSET;
    duration = -1;
    hasValue = false;
    cost = HeldReadings.UNSET;
    tier = 0;
    mark = -1;
    wrong = null;
    String codes = "";
    Quality worst = Quality.VALIDATED;
    int qualities = 0;
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "value" -> value();
        case "timePeriod" -> period();
        case "cost" -> cost();
        case "ReadingQuality" -> {
          int code = quality();
          Quality word = EspiCodes.quality(code);
          if (word == null) {
            wrong(RejectionReason.UNKNOWN_QUALITY, "The quality code " + code + " is not of ESPI.");
          } else if (++qualities == 1) {
            mark = markOf(code, word);
            codes = String.valueOf(code);
            worst = word;
          } else if (qualities <= MAX_QUALITIES) {
            codes = codes + "," + code;
            worst = worst.compareTo(word) > 0 ? worst : word;
            mark = delivery.mark(QualityMark.of(worst, codes));
          }
        }
        case "tou" -> tier = (int) Math.clamp(integer("tou"), 0, Short.MAX_VALUE);
        default -> xml.skip();
      }
    }
    if (mark < 0) {
      mark = noQuality;
    }
    if (!hasValue && wrong == null) {
      wrong(RejectionReason.MISSING_FIELD, "The reading has no value.");
    }
  }

  private int markOf(int code, Quality word) throws FormatRefusedException {
    if (markOfCode[code] < 0) {
      markOfCode[code] = delivery.mark(QualityMark.of(word, String.valueOf(code)));
    }
    return markOfCode[code];
  }

  private void value() throws IOException, FormatRefusedException {
    xml.text();
    if (decimal.read(xml.chars(), xml.textLength())) {
      value = decimal.mantissa();
      scale = decimal.scale();
      hasValue = true;
    } else {
      wrong(
          RejectionReason.BAD_NUMBER,
          "The value " + Quoted.of(xml.lastText()) + " is no number of at most 18 digits.");
    }
  }

  private void cost() throws IOException, FormatRefusedException {
    if (xml.text() == 0) {
      return;
    }
    if (decimal.read(xml.chars(), xml.textLength())
        && decimal.scale() <= DecimalText.MAX_DIGITS - COST_DECIMALS) {
      cost = decimal.mantissa();
      costScale = decimal.scale() + COST_DECIMALS;
    } else {
      wrong(RejectionReason.BAD_NUMBER, "The cost " + Quoted.of(xml.lastText()) + " is no number.");
    }
  }

  private int quality() throws IOException, FormatRefusedException {
    int depth = xml.depth();
    int code = -1;
    while (xml.nextChild(depth)) {
      if (xml.name().equals("quality")) {
        code = (int) Math.clamp(integer("quality"), -1, Short.MAX_VALUE);
      } else {
        xml.skip();
      }
    }
    return code;
  }

  private void period() throws IOException, FormatRefusedException {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "start" -> {
          // some senders write fractions of a second; intervals are of whole ones
          long seconds = integer("start");
          if (seconds < -LATEST || seconds > LATEST) {
            wrong(
                RejectionReason.OUT_OF_RANGE, "The start " + seconds + " is in no year near ours.");
          } else {
            start = seconds;
          }
        }
        case "duration" -> {
          long seconds = integer("duration");
          if (seconds < 0 || seconds > Integer.MAX_VALUE) {
            wrong(RejectionReason.BAD_INTERVAL, "The duration " + seconds + " s is none.");
          } else {
            duration = (int) seconds;
          }
        }
        default -> xml.skip();
      }
    }
  }

  /** A whole number; a fraction is cut off. */
  private long integer(String what) throws IOException, FormatRefusedException {
    xml.text();
    if (!decimal.read(xml.chars(), xml.textLength())) {
      wrong(
          RejectionReason.BAD_NUMBER,
          "The " + what + " " + Quoted.of(xml.lastText()) + " is no number.");
      return -1;
    }
    long whole = decimal.mantissa();
    for (int i = 0; i < decimal.scale(); i++) {
      whole = Math.floorDiv(whole, 10L);
    }
    return whole;
  }

  private void wrong(RejectionReason reason, String why) {
    if (wrong == null) {
      wrong = reason;
      whyWrong = why;
    }
  }
}
