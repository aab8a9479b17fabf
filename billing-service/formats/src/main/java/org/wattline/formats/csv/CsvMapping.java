package org.wattline.formats.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.Quality;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.formats.stream.TimePattern;

/**
 * How to read one kind of CSV. Made with {@link #named(String)}; checked when built.
 *
 * <p>A file is long (a row per moment, one or several value columns) or {@link Wide} (a row per
 * day). A value column of kind {@link SeriesKind#CUMULATIVE} holds counts of a register at the
 * row's moment or day. Times are local in {@code zone} unless the text carries an offset. In the
 * hour that a clock change repeats, rows of a series are taken in their order: the first is the
 * earlier. A row in the hour that it skips is a rejection, unless its cells are empty or {@code
 * missingHour} says otherwise.
 */
public final class CsvMapping {

  /** What a local time in the hour that does not exist means. */
  public enum MissingHour {
    /** It is wrong: each record is rejected with its place. */
    REJECT,
    /** The clock of the source was not yet moved: 02:15 is the first quarter after the change. */
    FORWARD
  }

  /** Which end of an interval a row's time names. */
  public enum Label {
    START,
    END
  }

  final String name;
  final Charset charset;
  final char delimiter;
  final char decimalMark;
  final char groupMark;
  final boolean header;
  final @Nullable Column point;
  final String fixedPoint;
  final String preamblePoint;
  final MarketIdScheme scheme;
  final @Nullable Column meter;
  final List<Column> channel;
  final CodeMap<Commodity> commodity;
  final CodeMap<Direction> direction;
  final List<TimeColumn> start;
  final List<TimeColumn> end;
  final Label label;
  final @Nullable ZoneId zone;
  final MissingHour missingHour;
  final Length length;
  final List<ValueColumn> values;
  final @Nullable Wide wide;
  final QualityColumn quality;
  final @Nullable CodeMap<Integer> tier;

  private CsvMapping(Builder b) {
    name = b.name;
    charset = b.charset;
    delimiter = b.delimiter;
    decimalMark = b.decimalMark;
    groupMark = b.groupMark;
    header = b.header;
    point = b.point;
    fixedPoint = b.fixedPoint;
    preamblePoint = b.preamblePoint;
    scheme = b.scheme;
    meter = b.meter;
    channel = List.copyOf(b.channel);
    commodity = b.commodity;
    direction = b.direction;
    start = List.copyOf(b.start);
    end = List.copyOf(b.end);
    label = b.label;
    zone = b.zone;
    missingHour = b.missingHour;
    length = b.length;
    values = List.copyOf(b.values);
    wide = b.wide;
    quality = b.quality;
    tier = b.tier;
    check();
  }

  private void check() {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(name + ": no value column");
    }
    if (wide != null && values.size() != 1) {
      throw new IllegalArgumentException(name + ": a wide file has one kind of value");
    }
    if (start.isEmpty()) {
      throw new IllegalArgumentException(name + ": no time column");
    }
    boolean toEnd = length instanceof Length.ToEnd;
    if (toEnd == end.isEmpty()) {
      throw new IllegalArgumentException(name + ": end columns and Length.ToEnd go together");
    }
    if (!saysDay(start) || !end.isEmpty() && !saysDay(end)) {
      throw new IllegalArgumentException(name + ": the times say no day");
    }
    boolean registers = values.stream().allMatch(v -> v.kind() == SeriesKind.CUMULATIVE);
    if (wide != null && registers) {
      throw new IllegalArgumentException(name + ": a wide file has no counts of registers");
    }
    if (wide == null && !registers && !saysMoment(start) && length instanceof Length.Seconds s) {
      throw new IllegalArgumentException(
          name + ": intervals of " + s.seconds() + " s and times that say only the day");
    }
    if (!header && (!namesOnly(false))) {
      throw new IllegalArgumentException(name + ": a file without header has columns by position");
    }
  }

  private static boolean saysDay(List<TimeColumn> columns) {
    return columns.stream().anyMatch(c -> TimePattern.of(c.pattern()).hasDate());
  }

  private static boolean saysMoment(List<TimeColumn> columns) {
    return columns.stream()
        .map(c -> TimePattern.of(c.pattern()))
        .anyMatch(p -> p.hasTime() || p.hasNth());
  }

  private boolean namesOnly(boolean named) {
    return columns().stream().allMatch(c -> c.names().isEmpty() != named);
  }

  /** The name of this kind of file, as receipts show it. */
  public String name() {
    return name;
  }

  /** A text as the bytes of such a file. */
  public byte[] bytes(String text) {
    return text.getBytes(charset);
  }

  /** Every column that the mapping reads. */
  public List<Column> columns() {
    List<Column> all = new ArrayList<>();
    add(all, point);
    add(all, meter);
    all.addAll(channel);
    add(all, commodity.column());
    add(all, direction.column());
    start.forEach(t -> all.add(t.column()));
    end.forEach(t -> all.add(t.column()));
    if (wide == null) {
      for (ValueColumn v : values) {
        all.add(v.column());
        add(all, v.unitColumn());
        add(all, v.unit() == null ? null : v.unit().column());
        add(all, v.direction() == null ? null : v.direction().column());
        add(all, v.cost());
        add(all, v.length() instanceof Length.Said said ? said.column() : null);
      }
    } else {
      all.add(wide.first());
    }
    add(all, length instanceof Length.Said said ? said.column() : null);
    add(all, quality.column());
    add(all, quality.detail());
    add(all, tier == null ? null : tier.column());
    return all;
  }

  private static void add(List<Column> all, @Nullable Column column) {
    if (column != null) {
      all.add(column);
    }
  }

  /** Starts a mapping: comma or what the header shows, decimal point, UTF-8, local start labels. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Puts a mapping together. */
  public static final class Builder {
    private final String name;
    private Charset charset = StandardCharsets.UTF_8;
    private char delimiter;
    private char decimalMark = '.';
    private char groupMark;
    private boolean header = true;
    private @Nullable Column point;
    private String fixedPoint = "";
    private String preamblePoint = "";
    private MarketIdScheme scheme = MarketIdScheme.UNSTATED;
    private @Nullable Column meter;
    private final List<Column> channel = new ArrayList<>();
    private CodeMap<Commodity> commodity = CodeMap.fixed(Commodity.UNSTATED);
    private CodeMap<Direction> direction = CodeMap.fixed(Direction.UNSTATED);
    private final List<TimeColumn> start = new ArrayList<>();
    private final List<TimeColumn> end = new ArrayList<>();
    private Label label = Label.START;
    private @Nullable ZoneId zone;
    private MissingHour missingHour = MissingHour.REJECT;
    private Length length = new Length.Seconds(900);
    private final List<ValueColumn> values = new ArrayList<>();
    private @Nullable Wide wide;
    private QualityColumn quality = QualityColumn.NONE;
    private @Nullable CodeMap<Integer> tier;

    private Builder(String name) {
      this.name = name;
    }

    /** Characters of the file; an extension of ASCII. A byte order mark overrules it. */
    public Builder charset(Charset value) {
      charset = value;
      return this;
    }

    /** The delimiter; without it comma, semicolon, tab or bar, whichever the header row shows. */
    public Builder delimiter(char value) {
      delimiter = value;
      return this;
    }

    /** Decimal comma, with points between thousands. */
    public Builder decimalComma() {
      decimalMark = ',';
      groupMark = '.';
      return this;
    }

    /** What stands between thousands: a comma, a point, an apostrophe, a blank of any width. */
    public Builder thousands(char mark) {
      if (mark > 127 || mark == decimalMark || Character.isLetterOrDigit(mark)) {
        throw new IllegalArgumentException("no mark of thousands: " + mark);
      }
      groupMark = mark;
      return this;
    }

    /** The file has no header row: all columns are by position. */
    public Builder withoutHeader() {
      header = false;
      return this;
    }

    public Builder point(Column column, MarketIdScheme idScheme) {
      point = column;
      scheme = idScheme;
      return this;
    }

    /** All rows are of one point that the file does not name. */
    public Builder point(String id, MarketIdScheme idScheme) {
      fixedPoint = id;
      scheme = idScheme;
      return this;
    }

    /** The point's id stands in a line before the header, after this label. */
    public Builder pointFromPreamble(String label) {
      preamblePoint = label;
      return this;
    }

    /** The same for an id of a market's scheme. */
    public Builder pointFromPreamble(String label, MarketIdScheme idScheme) {
      scheme = idScheme;
      return pointFromPreamble(label);
    }

    public Builder meter(Column column) {
      meter = column;
      return this;
    }

    /** A column whose text tells series of one point apart. */
    public Builder channel(Column column) {
      channel.add(column);
      return this;
    }

    public Builder commodity(Commodity value) {
      commodity = CodeMap.fixed(value);
      return this;
    }

    public Builder commodity(Column column, Map<String, Commodity> codes) {
      commodity = CodeMap.of(column, codes);
      return this;
    }

    public Builder commodity(CodeMap<Commodity> value) {
      commodity = value;
      return this;
    }

    public Builder direction(CodeMap<Direction> value) {
      direction = value;
      return this;
    }

    public Builder direction(Direction value) {
      direction = CodeMap.fixed(value);
      return this;
    }

    public Builder direction(Column column, Map<String, Direction> codes) {
      direction = CodeMap.of(column, codes);
      return this;
    }

    /** The time of a row, or a part of it. */
    public Builder time(TimeColumn column) {
      start.add(column);
      return this;
    }

    /** The end of a row's interval, or a part of it. */
    public Builder end(TimeColumn column) {
      end.add(column);
      length = new Length.ToEnd();
      return this;
    }

    /** The time names the interval's end. */
    public Builder labelledAtEnd() {
      label = Label.END;
      return this;
    }

    public Builder zone(ZoneId value) {
      zone = value;
      return this;
    }

    public Builder missingHour(MissingHour value) {
      missingHour = value;
      return this;
    }

    public Builder length(Length value) {
      length = value;
      return this;
    }

    public Builder value(ValueColumn column) {
      values.add(column);
      return this;
    }

    /** A row per day, with quantities of this unit. */
    public Builder wide(Wide value, ScaledUnit unit) {
      return wide(value, unit, SeriesKind.QUANTITY);
    }

    /** A row per day, with values of this unit and kind. */
    public Builder wide(Wide value, ScaledUnit unit, SeriesKind kind) {
      wide = value;
      values.add(ValueColumn.of(value.first(), unit).kind(kind).emptyIsAbsent());
      length = new Length.Seconds(value.stepSeconds());
      return this;
    }

    public Builder quality(Column column, Map<String, Quality> codes) {
      quality = QualityColumn.of(column, codes);
      return this;
    }

    public Builder quality(QualityColumn value) {
      quality = value;
      return this;
    }

    /** The source's own time-of-use tier. */
    public Builder tier(Column column, Map<String, Integer> codes) {
      tier = CodeMap.of(column, codes);
      return this;
    }

    public CsvMapping build() {
      return new CsvMapping(this);
    }
  }
}
