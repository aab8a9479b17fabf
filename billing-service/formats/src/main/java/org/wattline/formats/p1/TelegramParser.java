package org.wattline.formats.p1;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.Place;
import org.wattline.formats.QualityMark;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.Remark;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.formats.stream.DecimalText;
import org.wattline.formats.stream.LabelClock;
import org.wattline.formats.stream.ObisCode;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.SeriesClock;
import org.wattline.formats.stream.TimePattern;

/** Finds the registers in a telegram and tells their readings. */
final class TelegramParser {

  /**
   * The clock of all markets with this port: Amsterdam, Brussels, Luxembourg, Stockholm, Budapest.
   */
  private static final ZoneId CENTRAL_EUROPE = ZoneId.of("Europe/Amsterdam");

  /** What a meter sends for a time or a device that is not there. */
  private static final String NO_TIME = "632525252525";

  private static final int SUMMER_SECONDS = 3600;
  private static final long NO_INSTANT = Long.MIN_VALUE;

  private final MeterDataDelivery delivery;
  private final ZoneId zone;
  private final ZoneRules rules;
  private final LabelClock clock;
  private final @Nullable Instant received;
  private final TimePattern pattern = TimePattern.of("yyMMddHHmmss");
  private final DecimalText decimal = new DecimalText();
  private final Map<SeriesHeader, Integer> numbers = new HashMap<>();

  private String sent = "";
  private long time = NO_INSTANT;

  TelegramParser(MeterDataDelivery delivery, ReadSettings settings) {
    this.delivery = delivery;
    ZoneId given = settings.zone();
    this.zone = given == null ? CENTRAL_EUROPE : given;
    this.rules = zone.getRules();
    this.clock = new LabelClock(zone);
    this.received = settings.received();
  }

  void telegram(TelegramLines lines) throws FormatRefusedException {
    sent = lines.first("0-0:1.0.0");
    time = instant(sent);
    if (sent.isEmpty() && received != null) {
      time = received.getEpochSecond();
    }
    String serial = serial(lines);
    String ean = decoded(lines.first("0-0:96.1.2"));
    for (TelegramLines.Line line : lines.lines()) {
      ObisCode code = ObisCode.parse(line.code());
      if (code == null || line.values().isEmpty()) {
        continue;
      }
      if (code.medium() == 1 && code.type() == 8 && isEnergy(code.quantity())) {
        register(line, code, serial, ean);
      } else if (line.code().equals("1-0:1.6.0")) {
        peak(line, serial, ean);
      } else if (line.code().equals("0-0:98.1.0")) {
        history(line, serial, ean);
      } else if (code.medium() == 0 && code.channel() >= 1 && code.quantity() == 24) {
        device(line, code, lines);
      }
    }
  }

  private static boolean isEnergy(int quantity) {
    return (quantity >= 1 && quantity <= 8) || quantity == 15 || quantity == 16;
  }

  private static String serial(TelegramLines lines) {
    for (String code :
        List.of("0-0:96.1.1", "0-0:96.1.0", "0-0:42.0.0", "0-0:96.1.255", "1-0:0.0.0")) {
      String given = lines.first(code);
      if (!given.isEmpty()) {
        return decoded(given);
      }
    }
    return "";
  }

  private void register(TelegramLines.Line line, ObisCode code, String serial, String ean)
      throws FormatRefusedException {
    if (time == NO_INSTANT) {
      reject(
          line,
          RejectionReason.BAD_TIME,
          sent.isEmpty()
              ? "The telegram has no time, and nobody says when it was received."
              : "The telegram's time " + Quoted.of(sent) + " is not understood.");
      return;
    }
    SeriesHeader.Builder header =
        header(ean, serial, line.code())
            .commodity(Commodity.ELECTRICITY)
            .direction(code.direction());
    tell(line, header, SeriesKind.CUMULATIVE, line.values().get(0), null, time, "", "");
  }

  private void peak(TelegramLines.Line line, String serial, String ean)
      throws FormatRefusedException {
    List<String> values = line.values();
    if (values.size() != 2 || values.get(0).startsWith(NO_TIME)) {
      return;
    }
    long at = instant(values.get(0));
    if (at == NO_INSTANT) {
      reject(
          line,
          RejectionReason.BAD_TIME,
          "The time " + Quoted.of(values.get(0)) + " is not understood.");
      return;
    }
    tell(
        line,
        demand(serial, ean, line.code()),
        SeriesKind.MAXIMUM_DEMAND,
        values.get(1),
        null,
        at,
        "month so far",
        "");
  }

  /** The peaks of the months before: count, two codes, then month, moment and peak of each. */
  private void history(TelegramLines.Line line, String serial, String ean)
      throws FormatRefusedException {
    List<String> values = line.values();
    int first = 3;
    if (values.size() < first || !values.get(0).chars().allMatch(c -> c >= '0' && c <= '9')) {
      delivery.remark(
          Place.line(line.number(), 0, line.code()),
          Remark.Kind.PASSED_OVER,
          "The values at the end of the month are not read: their order is the operator's own.");
      return;
    }
    for (int i = first; i + 2 < values.size(); i += 3) {
      long at = instant(values.get(i));
      if (at == NO_INSTANT) {
        reject(
            line,
            RejectionReason.BAD_TIME,
            "The month " + Quoted.of(values.get(i)) + " is not understood.");
        continue;
      }
      String reached = values.get(i + 1).startsWith(NO_TIME) ? "" : values.get(i + 1);
      tell(
          line,
          demand(serial, ean, line.code()),
          SeriesKind.MAXIMUM_DEMAND,
          values.get(i + 2),
          null,
          at,
          "month",
          reached);
    }
  }

  private SeriesHeader.Builder demand(String serial, String ean, String code) {
    return header(ean, serial, code).commodity(Commodity.ELECTRICITY).direction(Direction.IMPORT);
  }

  /** A meter on the bus: gas, water, heat, or another electricity meter. */
  private void device(TelegramLines.Line line, ObisCode code, TelegramLines lines)
      throws FormatRefusedException {
    boolean reading = code.type() == 2 || code.type() == 3;
    List<String> values = line.values();
    if (!reading || values.size() < 2 || values.get(0).startsWith(NO_TIME)) {
      return;
    }
    boolean old = code.type() == 3;
    if (old && values.size() < 7) {
      reject(line, RejectionReason.MALFORMED, "The reading of the bus meter lacks its value.");
      return;
    }
    long at = instant(values.get(0));
    if (at == NO_INSTANT) {
      reject(
          line,
          RejectionReason.BAD_TIME,
          "The time " + Quoted.of(values.get(0)) + " is not understood.");
      return;
    }
    String bus = "0-" + code.channel() + ":";
    String ownSerial = lines.first(bus + "96.1.1");
    if (ownSerial.isEmpty()) {
      ownSerial = lines.first(bus + "96.1.0");
    }
    SeriesHeader.Builder header =
        header(decoded(lines.first(bus + "96.1.2")), decoded(ownSerial), line.code())
            .commodity(commodity(lines.first(bus + "24.1.0")))
            .direction(Direction.IMPORT);
    tell(
        line,
        header,
        SeriesKind.CUMULATIVE,
        old ? values.get(6) : values.get(1),
        old ? values.get(5) : null,
        at,
        "",
        "");
  }

  /** M-Bus device types. Source: EN 13757-3. */
  private static Commodity commodity(String type) {
    int n = 0;
    for (int i = 0; i < type.length() && i < 4; i++) {
      int d = type.charAt(i) - '0';
      if (d < 0 || d > 9) {
        return Commodity.UNSTATED;
      }
      n = n * 10 + d;
    }
    return switch (n) {
      case 2 -> Commodity.ELECTRICITY;
      case 3 -> Commodity.GAS;
      case 4, 12, 13 -> Commodity.HEAT;
      case 6, 7, 8, 9 -> Commodity.WATER;
      case 10, 11 -> Commodity.COLD;
      default -> Commodity.UNSTATED;
    };
  }

  private SeriesHeader.Builder header(String ean, String serial, String code) {
    boolean isEan = ean.length() == 18 && ean.chars().allMatch(c -> c >= '0' && c <= '9');
    return SeriesHeader.of(ean)
        .scheme(isEan ? MarketIdScheme.EAN18 : MarketIdScheme.UNSTATED)
        .meter(serial)
        .channel(code)
        .zone(zone);
  }

  private void tell(
      TelegramLines.Line line,
      SeriesHeader.Builder header,
      SeriesKind kind,
      String text,
      @Nullable String givenUnit,
      long at,
      String type,
      String reason)
      throws FormatRefusedException {
    int star = text.indexOf('*');
    String number = star < 0 ? text : text.substring(0, star);
    String unitText = star < 0 ? givenUnit == null ? "" : givenUnit : text.substring(star + 1);
    ScaledUnit unit =
        unitText.isEmpty() ? new ScaledUnit(MeasureUnit.UNSTATED, 0) : MeasureUnit.parse(unitText);
    if (unit == null) {
      reject(
          line, RejectionReason.UNKNOWN_UNIT, "The unit " + Quoted.of(unitText) + " is not known.");
    } else if (!decimal.read(number)) {
      reject(line, RejectionReason.BAD_NUMBER, "The value " + Quoted.of(number) + " is no number.");
    } else {
      SeriesHeader built = header.kind(kind).unit(unit).build();
      Integer known = numbers.get(built);
      if (known == null) {
        known = delivery.series(built);
        numbers.put(built, known);
      }
      delivery.registerRead(
          new RegisterRead(
              known,
              at,
              false,
              BigDecimal.valueOf(decimal.mantissa(), decimal.scale()),
              QualityMark.MEASURED,
              type,
              reason,
              null,
              line.number()));
    }
  }

  private void reject(TelegramLines.Line line, RejectionReason reason, String sentence) {
    delivery.reject(Place.line(line.number(), 0, line.code()), reason, sentence);
  }

  /** YYMMDDhhmmss with S for summer or W for winter time, or with neither. */
  private long instant(String text) {
    boolean marked = text.length() == 13;
    if ((text.length() != 12 && !marked) || !pattern.read(text.substring(0, 12))) {
      return NO_INSTANT;
    }
    long local = pattern.local();
    if (!marked) {
      clock.atStart(local, new SeriesClock(), true);
      return clock.start();
    }
    int standard = rules.getStandardOffset(Instant.ofEpochSecond(local)).getTotalSeconds();
    return switch (text.charAt(12)) {
      case 'S', 's' -> local - standard - SUMMER_SECONDS;
      case 'W', 'w' -> local - standard;
      default -> NO_INSTANT;
    };
  }

  /** Serial numbers are sent as the hexadecimal of their characters, by most meters. */
  private static String decoded(String text) {
    if (text.isEmpty() || text.length() % 2 != 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length() / 2);
    for (int i = 0; i < text.length(); i += 2) {
      int high = Character.digit(text.charAt(i), 16);
      int low = Character.digit(text.charAt(i + 1), 16);
      int c = high * 16 + low;
      if (high < 0 || low < 0 || c < ' ' || c > '~') {
        return text;
      }
      plain.append((char) c);
    }
    return plain.toString();
  }
}
