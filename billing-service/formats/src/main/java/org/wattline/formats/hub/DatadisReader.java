package org.wattline.formats.hub;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.Format;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.formats.stream.IsoTimes;
import org.wattline.formats.stream.JsonCursor;
import org.wattline.formats.stream.JsonNode;
import org.wattline.formats.stream.LabelClock;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.SeriesClock;
import org.wattline.formats.stream.TimePattern;

/**
 * Reads consumption of Datadis (Spain): hours 01:00 to 24:00, or quarter-hours, labelled at their
 * end. On the two odd days of the year some distributors count the hours (1 to 23 or 25) and some
 * read the clock; the labels of the whole day show which, so such a day waits until it is complete.
 */
public final class DatadisReader extends HubReader {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final int DAY = 86_400;
  private static final int HOUR = 3_600;
  private static final int QUARTER = 900;
  private static final int LONGEST_DAY = 100;
  private static final int MAX_SUPPLIES = 10_000;

  private static final Map<String, Quality> METHODS =
      Map.of("Real", Quality.MEASURED, "Estimada", Quality.ESTIMATED);

  @Override
  HubDocument document(ReadSettings settings, MeterDataSink sink) {
    return new HubDocument(Format.DATADIS_JSON, METHODS, settings, sink);
  }

  @Override
  void read(JsonCursor json, HubDocument document, ReadSettings settings)
      throws IOException, FormatRefusedException {
    ZoneId given = settings.zone();
    document.header("Datadis", "", "Datadis", "");
    Supplies supplies = new Supplies(document, given == null ? MADRID : given);
    boolean[] other = new boolean[1];
    FieldWalk walk = new FieldWalk(json, supplies, other);
    if (json.onArray()) {
      json.items(walk::item);
    } else {
      json.fields(
          name -> {
            if (name.equals("timeCurve") || name.equals("response")) {
              json.items(walk::item);
            } else {
              other[0] = true;
            }
          });
    }
    supplies.end();
    if (other[0] && document.delivery.records() == 0) {
      throw HubDocument.notMeterData(
          "The answer of Datadis holds no consumption, but other details of a supply.");
    }
  }

  /** Walks the items, telling consumption from other answers. */
  private record FieldWalk(JsonCursor json, Supplies supplies, boolean[] other) {
    void item() throws IOException, FormatRefusedException {
      JsonNode item = json.node();
      if (item.has("consumptionKWh")) {
        supplies.hour(item);
      } else {
        other[0] = true;
      }
    }
  }

  /** The days of each supply as they come. */
  private static final class Supplies {
    private final HubDocument document;
    private final ZoneId zone;
    private final LabelClock clock;
    private final TimePattern date = TimePattern.of("yyyy/MM/dd");
    private final Map<String, Supply> supplies = new LinkedHashMap<>();

    Supplies(HubDocument document, ZoneId zone) {
      this.document = document;
      this.zone = zone;
      this.clock = new LabelClock(zone);
    }

    /** One item and what its label says. */
    private record Hour(JsonNode item, long day, int label) {}

    /** One CUPS: the items that wait, of one day. */
    private static final class Supply {
      final List<Hour> waiting = new ArrayList<>();
      final SeriesClock seen = new SeriesClock();
      int length;
    }

    void hour(JsonNode item) throws FormatRefusedException {
      String cups = item.text("cups");
      Supply supply = supplies.computeIfAbsent(cups, c -> new Supply());
      if (supplies.size() > MAX_SUPPLIES) {
        throw new FormatRefusedException(
            RefusalReason.LIMIT_EXCEEDED,
            Place.DOCUMENT,
            "The answer is of more than " + MAX_SUPPLIES + " supplies.");
      }
      boolean dated = date.read(item.text("date"));
      long day = dated ? Math.floorDiv(date.local(), (long) DAY) : 0;
      int label = label(item.text("time"));
      if (!dated || label <= 0) {
        document.next();
        document.reject(
            RejectionReason.BAD_TIME,
            cups,
            "The date "
                + Quoted.of(item.text("date"))
                + " or the time "
                + Quoted.of(item.text("time"))
                + " is not understood.");
        return;
      }
      List<Hour> waiting = supply.waiting;
      if (!waiting.isEmpty() && (waiting.get(0).day != day || waiting.size() > LONGEST_DAY)) {
        tell(supply);
      }
      waiting.add(new Hour(item, day, label));
      if (waiting.size() == 2 && supply.length == 0) {
        int gap = label - waiting.get(0).label;
        supply.length = gap == QUARTER ? QUARTER : HOUR;
      }
    }

    void end() throws FormatRefusedException {
      for (Supply supply : supplies.values()) {
        tell(supply);
      }
    }

    /** Seconds from midnight of a label 00:15 to 25:00; -1 for another text. */
    private static int label(String time) {
      if (!time.matches("[0-9]{1,2}:[0-9]{2}")) {
        return -1;
      }
      int colon = time.indexOf(':');
      int hours = Integer.parseInt(time.substring(0, colon));
      int minutes = Integer.parseInt(time.substring(colon + 1));
      return hours > 25 || minutes > 59 ? -1 : hours * HOUR + minutes * 60;
    }

    private void tell(Supply supply) throws FormatRefusedException {
      List<Hour> hours = List.copyOf(supply.waiting);
      supply.waiting.clear();
      if (hours.isEmpty()) {
        return;
      }
      if (supply.length == 0) {
        supply.length = hours.get(0).label % HOUR == 0 ? HOUR : QUARTER;
      }
      long midnight = clock.startOfDay(hours.get(0).day * DAY, 0);
      long dayLength = clock.startOfDay(hours.get(0).day * DAY, 1) - midnight;
      int last = hours.stream().mapToInt(Hour::label).max().orElse(0);
      boolean odd = dayLength != DAY;
      boolean counted = odd && last == dayLength;
      for (Hour hour : hours) {
        long start;
        if (counted) {
          start = midnight + hour.label - supply.length;
        } else if (clock.atEnd(hour.day * DAY + hour.label, supply.length, supply.seen, false)) {
          start = clock.start();
        } else {
          start = IsoTimes.NONE;
        }
        values(hour, supply, start);
      }
    }

    private void values(Hour hour, Supply supply, long start) throws FormatRefusedException {
      String cups = hour.item.text("cups");
      boolean told = value(hour, supply, start, cups, "consumptionKWh", Direction.IMPORT);
      told |= value(hour, supply, start, cups, "surplusEnergyKWh", Direction.EXPORT);
      told |= value(hour, supply, start, cups, "generationEnergyKWh", Direction.GENERATION);
      value(hour, supply, start, cups, "selfConsumptionEnergyKWh", Direction.UNSTATED);
      if (told && start != IsoTimes.NONE) {
        supply.seen.passed(start);
      }
    }

    private boolean value(
        Hour hour, Supply supply, long start, String cups, String field, Direction direction)
        throws FormatRefusedException {
      boolean main = field.equals("consumptionKWh");
      String written = hour.item.text(field);
      if (written.isEmpty() && !main) {
        return false;
      }
      document.next();
      if (start == IsoTimes.NONE) {
        boolean filler =
            written.isEmpty()
                || (document.decimal.read(written) && document.decimal.mantissa() == 0);
        document.reject(
            RejectionReason.TIME_DOES_NOT_EXIST,
            cups,
            "The hour before "
                + Quoted.of(hour.item.text("time"))
                + " does not exist on this day"
                + (filler ? "; it is filled with nothing." : ": the clock was moved forward."));
        return false;
      }
      int series =
          document.series(
              SeriesHeader.of(cups)
                  .scheme(MarketIdScheme.CUPS)
                  .channel(field)
                  .commodity(Commodity.ELECTRICITY)
                  .direction(direction)
                  .unit(ScaledUnit.KILOWATT_HOUR)
                  .intervalSeconds(supply.length)
                  .zone(zone)
                  .build());
      document.interval(
          series, start, supply.length, written, hour.item.text("obtainMethod"), field);
      return true;
    }
  }
}
