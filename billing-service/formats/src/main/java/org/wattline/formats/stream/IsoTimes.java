package org.wattline.formats.stream;

/**
 * Instants and local times of ISO 8601 as JSON and XML documents write them. Not for two threads.
 */
public final class IsoTimes {

  /** Stands for a text that is no instant. */
  public static final long NONE = Long.MIN_VALUE;

  private static final int LONGEST = 40;

  private final TimePattern instant = TimePattern.of("yyyy-MM-dd'T'HH:mm[:ss]fX");
  private final TimePattern local = TimePattern.of("yyyy-MM-dd'T'HH:mm[:ss]f");
  private final TimePattern spaced = TimePattern.of("yyyy-MM-dd HH:mm[:ss]f");
  private final TimePattern day = TimePattern.of("yyyy-MM-dd");

  /** An instant with its offset, in seconds since 1970; {@link #NONE} for anything else. */
  public long instant(String text) {
    if (text.length() > LONGEST || !instant.read(text)) {
      return NONE;
    }
    return instant.local() - instant.offset();
  }

  /**
   * A local date and time without offset, in seconds on the local clock; {@link #NONE} otherwise.
   */
  public long local(String text) {
    if (text.length() > LONGEST) {
      return NONE;
    }
    if (spaced.read(text)) {
      return spaced.local();
    }
    return local.read(text) ? local.local() : NONE;
  }

  /** A date, in days since 1970; {@link #NONE} otherwise. */
  public long day(String text) {
    return text.length() <= LONGEST && day.read(text) ? Math.floorDiv(day.local(), 86_400L) : NONE;
  }
}
