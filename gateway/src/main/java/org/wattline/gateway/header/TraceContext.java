package org.wattline.gateway.header;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The W3C trace context of a request.
 *
 * @param traceId 32 hexadecimal digits, not all zero
 * @param spanId 16 hexadecimal digits, not all zero
 * @param flags two hexadecimal digits; 01 means sampled
 */
public record TraceContext(String traceId, String spanId, String flags) {

  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");
  private static final HexFormat HEX = HexFormat.of();

  /** The context that the caller sent, if it sent exactly one and it is well formed. */
  public static Optional<TraceContext> parse(List<String> headers) {
    if (headers.size() != 1) {
      return Optional.empty();
    }
    Matcher matcher = TRACEPARENT.matcher(headers.getFirst());
    return matcher.matches()
        ? Optional.of(new TraceContext(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  /**
   * A new trace, not sampled: nobody has asked for it, but its id ties the services' logs together.
   */
  public static TraceContext create() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new TraceContext(
        HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(nonZero(random)),
        HEX.toHexDigits(nonZero(random)),
        "00");
  }

  /** The same trace, one step further. */
  public TraceContext child() {
    return new TraceContext(traceId, HEX.toHexDigits(nonZero(ThreadLocalRandom.current())), flags);
  }

  private static long nonZero(ThreadLocalRandom random) {
    long value;
    do {
      value = random.nextLong();
    } while (value == 0);
    return value;
  }

  /** As the {@code traceparent} header carries it. */
  @Override
  public String toString() {
    return "00-" + traceId + "-" + spanId + "-" + flags;
  }
}
