package org.wattline.formats.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A date-time pattern compiled for bytes. Letters: {@code yyyy yy MM M MMM dd d HH H hh h mm m ss s
 * a}, {@code f} for an optional fraction of a second (dropped), {@code X} for {@code Z} or an
 * offset, text in single quotes, a part in brackets that may be absent; {@code e} for seconds and
 * {@code E} for milliseconds since 1970; {@code x} for a spreadsheet's day number with its
 * fraction, {@code n} for the number of an interval in its local day, from 1. One- and two-digit
 * forms of a field are told by the letter count. Hour 24 is the next day's midnight. Not for use by
 * two threads.
 */
public final class TimePattern {

  /** No offset in the text. */
  public static final int NO_OFFSET = Integer.MIN_VALUE;

  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2199;
  private static final int DAY = 86_400;

  /** Days from 1899-12-30, from which spreadsheets count since 1900-03-01, to 1970. */
  private static final int SPREADSHEET_EPOCH = 25_569;

  private static final long SPREADSHEET_DIGITS = 1_000_000_000_000L;
  private static final int MAX_PATTERN = 80;
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private enum Op {
    YEAR4,
    YEAR2,
    MONTH,
    MONTH_NAME,
    DAY_OF_MONTH,
    HOUR,
    HOUR_OF_HALF,
    MINUTE,
    SECOND,
    HALF_DAY,
    FRACTION,
    OFFSET,
    LITERAL,
    OPTIONAL,
    EPOCH_SECOND,
    EPOCH_MILLI,
    SPREADSHEET,
    NTH
  }

  private final String pattern;
  private final Op[] ops;
  private final int[] arguments;
  private final boolean hasDate;
  private final boolean hasOffset;
  private final boolean hasTime;

  private int year;
  private int month;
  private int day;
  private int hour;
  private int minute;
  private int second;
  private int half;
  private long epoch;
  private boolean isEpoch;
  private long serial;
  private boolean isSerial;
  private int nth;
  private int offset;
  private long local;

  private TimePattern(String pattern, List<Op> ops, List<Integer> arguments) {
    this.pattern = pattern;
    this.ops = ops.toArray(Op[]::new);
    this.arguments = arguments.stream().mapToInt(Integer::intValue).toArray();
    boolean serialPattern = ops.contains(Op.SPREADSHEET);
    boolean epochPattern = ops.contains(Op.EPOCH_SECOND) || ops.contains(Op.EPOCH_MILLI);
    hasDate =
        ops.contains(Op.DAY_OF_MONTH) || ops.contains(Op.MONTH) || epochPattern || serialPattern;
    hasTime =
        ops.contains(Op.HOUR) || ops.contains(Op.HOUR_OF_HALF) || epochPattern || serialPattern;
    hasOffset = ops.contains(Op.OFFSET) || epochPattern;
  }

  /** Compiles a pattern. */
  public static TimePattern of(String pattern) {
    if (pattern.length() > MAX_PATTERN) {
      throw new IllegalArgumentException("pattern longer than " + MAX_PATTERN + ": " + pattern);
    }
    List<Op> ops = new ArrayList<>();
    List<Integer> arguments = new ArrayList<>();
    int optional = -1;
    for (int i = 0; i < pattern.length(); ) {
      char c = pattern.charAt(i);
      int n = 1;
      while (i + n < pattern.length() && pattern.charAt(i + n) == c) {
        n++;
      }
      Op op =
          switch (c) {
            case 'y' -> n == 2 ? Op.YEAR2 : Op.YEAR4;
            case 'M' -> n == 3 ? Op.MONTH_NAME : Op.MONTH;
            case 'd' -> Op.DAY_OF_MONTH;
            case 'H' -> Op.HOUR;
            case 'h' -> Op.HOUR_OF_HALF;
            case 'm' -> Op.MINUTE;
            case 's' -> Op.SECOND;
            case 'a' -> Op.HALF_DAY;
            case 'f' -> Op.FRACTION;
            case 'X' -> Op.OFFSET;
            case 'e' -> Op.EPOCH_SECOND;
            case 'E' -> Op.EPOCH_MILLI;
            case 'x' -> Op.SPREADSHEET;
            case 'n' -> Op.NTH;
            default -> Op.LITERAL;
          };
      if (c == '\'') {
        int close = pattern.indexOf('\'', i + 1);
        if (close < 0) {
          throw new IllegalArgumentException("open quote in pattern " + pattern);
        }
        for (int j = i + 1; j < close; j++) {
          literal(ops, arguments, pattern.charAt(j));
        }
        i = close + 1;
      } else if (c == '[') {
        optional = ops.size();
        ops.add(Op.OPTIONAL);
        arguments.add(0);
        i++;
      } else if (c == ']') {
        if (optional < 0) {
          throw new IllegalArgumentException("unopened bracket in pattern " + pattern);
        }
        arguments.set(optional, ops.size());
        optional = -1;
        i++;
      } else if (op == Op.LITERAL) {
        literal(ops, arguments, c);
        i++;
      } else {
        ops.add(op);
        arguments.add(n);
        i += n;
      }
    }
    if (optional >= 0 || ops.isEmpty()) {
      throw new IllegalArgumentException("open bracket or empty pattern: " + pattern);
    }
    return new TimePattern(pattern, ops, arguments);
  }

  private static void literal(List<Op> ops, List<Integer> arguments, char c) {
    if (c > 127) {
      throw new IllegalArgumentException("not ASCII: " + c);
    }
    ops.add(Op.LITERAL);
    arguments.add((int) c);
  }

  /** A pattern of its own for another thread or reader. */
  public TimePattern copy() {
    return of(pattern);
  }

  public boolean hasDate() {
    return hasDate;
  }

  public boolean hasTime() {
    return hasTime;
  }

  /** Whether the pattern counts intervals of a day instead of naming its hours. */
  public boolean hasNth() {
    return List.of(ops).contains(Op.NTH);
  }

  /** Whether the pattern can carry an offset, so that no zone is needed. */
  public boolean hasOffset() {
    return hasOffset;
  }

  /**
   * Reads a time; blanks around are allowed.
   *
   * @return false where the bytes do not match or are no real date or time
   */
  public boolean read(byte[] b, int from, int to) {
    int i = from;
    int end = to;
    while (i < end && b[i] == ' ') {
      i++;
    }
    while (end > i && b[end - 1] == ' ') {
      end--;
    }
    year = 1970;
    month = 1;
    day = 1;
    hour = 0;
    minute = 0;
    second = 0;
    half = -1;
    isEpoch = false;
    isSerial = false;
    nth = 0;
    offset = NO_OFFSET;
    int op = 0;
    while (op < ops.length) {
      if (ops[op] == Op.OPTIONAL) {
        boolean present = i < end && begins(op + 1, b[i]);
        op = present ? op + 1 : arguments[op];
        continue;
      }
      i = step(ops[op], arguments[op], b, i, end);
      if (i < 0) {
        return false;
      }
      op++;
    }
    return i == end && assemble();
  }

  /** The same for text. */
  public boolean read(String text) {
    if (text.length() > MAX_PATTERN) {
      return false;
    }
    byte[] b = text.getBytes(StandardCharsets.ISO_8859_1);
    return read(b, 0, b.length);
  }

  private boolean begins(int op, byte c) {
    return switch (ops[op]) {
      case LITERAL -> c == arguments[op];
      case OFFSET -> c == 'Z' || c == '+' || c == '-';
      case FRACTION -> c == '.' || c == ',';
      default -> c >= '0' && c <= '9';
    };
  }

  private int step(Op op, int argument, byte[] b, int i, int end) {
    return switch (op) {
      case LITERAL -> i < end && b[i] == argument ? i + 1 : -1;
      case YEAR4 -> {
        year = number(b, i, end, 4);
        yield year < 0 ? -1 : i + 4;
      }
      case YEAR2 -> {
        int two = number(b, i, end, 2);
        year = 2000 + two;
        yield two < 0 ? -1 : i + 2;
      }
      case MONTH -> {
        int n = width(argument, b, i, end);
        month = number(b, i, end, n);
        yield month < 0 ? -1 : i + n;
      }
      case DAY_OF_MONTH -> {
        int n = width(argument, b, i, end);
        day = number(b, i, end, n);
        yield day < 0 ? -1 : i + n;
      }
      case HOUR, HOUR_OF_HALF -> {
        int n = width(argument, b, i, end);
        hour = number(b, i, end, n);
        yield hour < 0 ? -1 : i + n;
      }
      case MINUTE -> {
        int n = width(argument, b, i, end);
        minute = number(b, i, end, n);
        yield minute < 0 ? -1 : i + n;
      }
      case SECOND -> {
        int n = width(argument, b, i, end);
        second = number(b, i, end, n);
        yield second < 0 ? -1 : i + n;
      }
      case MONTH_NAME -> monthName(b, i, end);
      case HALF_DAY -> halfDay(b, i, end);
      case FRACTION -> fraction(b, i, end);
      case OFFSET -> offset(b, i, end);
      case EPOCH_SECOND -> epoch(b, i, end, 1);
      case EPOCH_MILLI -> epoch(b, i, end, 1000);
      case SPREADSHEET -> spreadsheet(b, i, end);
      case NTH -> {
        int n = 0;
        int j = i;
        while (j < end && j - i < 4 && b[j] >= '0' && b[j] <= '9') {
          n = n * 10 + (b[j] - '0');
          j++;
        }
        nth = n;
        yield n < 1 ? -1 : j;
      }
      case OPTIONAL -> -1;
    };
  }

  private static int width(int letters, byte[] b, int i, int end) {
    if (letters == 2) {
      return 2;
    }
    return i + 1 < end && b[i + 1] >= '0' && b[i + 1] <= '9' ? 2 : 1;
  }

  private static int number(byte[] b, int i, int end, int digits) {
    if (i + digits > end) {
      return -1;
    }
    int n = 0;
    for (int j = i; j < i + digits; j++) {
      int d = b[j] - '0';
      if (d < 0 || d > 9) {
        return -1;
      }
      n = n * 10 + d;
    }
    return n;
  }

  private int monthName(byte[] b, int i, int end) {
    if (i + 3 > end) {
      return -1;
    }
    for (int m = 0; m < 12; m++) {
      if ((b[i] | 0x20) == MONTHS.charAt(3 * m)
          && (b[i + 1] | 0x20) == MONTHS.charAt(3 * m + 1)
          && (b[i + 2] | 0x20) == MONTHS.charAt(3 * m + 2)) {
        month = m + 1;
        return i + 3;
      }
    }
    return -1;
  }

  private int halfDay(byte[] b, int i, int end) {
    if (i + 2 > end || (b[i + 1] | 0x20) != 'm') {
      return -1;
    }
    int c = b[i] | 0x20;
    half = c == 'a' ? 0 : c == 'p' ? 12 : -1;
    return half < 0 ? -1 : i + 2;
  }

  private static int fraction(byte[] b, int i, int end) {
    if (i >= end || (b[i] != '.' && b[i] != ',')) {
      return i;
    }
    int j = i + 1;
    while (j < end && b[j] >= '0' && b[j] <= '9') {
      j++;
    }
    return j == i + 1 ? -1 : j;
  }

  private int offset(byte[] b, int i, int end) {
    if (i >= end) {
      return -1;
    }
    if (b[i] == 'Z' || b[i] == 'z') {
      offset = 0;
      return i + 1;
    }
    if (b[i] != '+' && b[i] != '-') {
      return -1;
    }
    int hours = number(b, i + 1, end, 2);
    if (hours < 0 || hours > 18) {
      return -1;
    }
    int next = i + 3;
    int minutes = 0;
    int at = next < end && b[next] == ':' ? next + 1 : next;
    if (at + 2 <= end && number(b, at, end, 2) >= 0) {
      minutes = number(b, at, end, 2);
      next = at + 2;
    }
    if (minutes > 59) {
      return -1;
    }
    int seconds = hours * 3600 + minutes * 60;
    offset = b[i] == '-' ? -seconds : seconds;
    return next;
  }

  private int epoch(byte[] b, int i, int end, int unit) {
    int j = i;
    long n = 0;
    while (j < end && b[j] >= '0' && b[j] <= '9' && j - i < 15) {
      n = n * 10 + (b[j] - '0');
      j++;
    }
    if (j == i) {
      return -1;
    }
    epoch = n / unit;
    isEpoch = true;
    offset = 0;
    return j;
  }

  /** Days since 1899-12-30 with a fraction, as spreadsheets count; rounded to a second. */
  private int spreadsheet(byte[] b, int i, int end) {
    int j = i;
    long days = 0;
    while (j < end && b[j] >= '0' && b[j] <= '9' && j - i < 6) {
      days = days * 10 + (b[j] - '0');
      j++;
    }
    if (j == i) {
      return -1;
    }
    long fraction = 0;
    long one = 1;
    int next = fraction(b, j, end);
    if (next < 0) {
      return -1;
    }
    for (int k = j + 1; k < next && one < SPREADSHEET_DIGITS; k++) {
      fraction = fraction * 10 + (b[k] - '0');
      one *= 10;
    }
    serial = (days - SPREADSHEET_EPOCH) * DAY + (fraction * DAY + one / 2) / one;
    isSerial = true;
    return next;
  }

  private boolean assemble() {
    if (isSerial) {
      local = serial;
      return serial >= CivilDays.of(EARLIEST_YEAR, 1, 1) * DAY
          && serial < CivilDays.of(LATEST_YEAR + 1, 1, 1) * DAY;
    }
    if (isEpoch) {
      local = epoch;
      return epoch <= CivilDays.of(LATEST_YEAR + 1, 1, 1) * DAY;
    }
    if (half >= 0) {
      if (hour < 1 || hour > 12) {
        return false;
      }
      hour = hour % 12 + half;
    }
    boolean midnight24 = hour == 24 && minute == 0 && second == 0;
    if ((hour > 23 && !midnight24) || minute > 59 || second > 59) {
      return false;
    }
    int time = hour * 3600 + minute * 60 + second;
    if (!hasDate) {
      local = time;
      return true;
    }
    if (year < EARLIEST_YEAR || year > LATEST_YEAR || !CivilDays.exists(year, month, day)) {
      return false;
    }
    local = CivilDays.of(year, month, day) * DAY + time;
    return true;
  }

  /** Which interval of its day, counted from local midnight and from 1; 0 where none is given. */
  public int nth() {
    return nth;
  }

  /**
   * Seconds since 1970-01-01T00:00 on the local clock; of the day where the pattern has no date.
   */
  public long local() {
    return local;
  }

  /** Seconds east of UTC, or {@link #NO_OFFSET}. */
  public int offset() {
    return offset;
  }

  @Override
  public String toString() {
    return pattern;
  }
}
