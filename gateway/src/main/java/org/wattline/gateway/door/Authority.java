package org.wattline.gateway.door;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The host and port of a {@code Host} header, in the one form that everything behind the gateway
 * may see: lower case, no user, no trailing dot, plain letters.
 *
 * @param host a DNS name of letters, digits and hyphens, at most 253 characters
 * @param port 1 to 65535, if one was written
 */
public record Authority(String host, OptionalInt port) {

  /** A name of 253 characters, a colon and a port of five digits. */
  private static final int MAX_LENGTH = 259;

  private static final int MAX_HOST_LENGTH = 253;
  private static final int MAX_PORT = 65_535;
  private static final Pattern HOST =
      Pattern.compile(
          "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

  /** Empty where the text is anything but one plain host name with an optional port. */
  public static Optional<Authority> parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int colon = text.indexOf(':');
    String host = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
    if (host.length() > MAX_HOST_LENGTH || !HOST.matcher(host).matches()) {
      return Optional.empty();
    }
    if (colon < 0) {
      return Optional.of(new Authority(host, OptionalInt.empty()));
    }
    String digits = text.substring(colon + 1);
    if (!PORT.matcher(digits).matches() || Integer.parseInt(digits) > MAX_PORT) {
      return Optional.empty();
    }
    return Optional.of(new Authority(host, OptionalInt.of(Integer.parseInt(digits))));
  }

  @Override
  public String toString() {
    return port.isPresent() ? host + ":" + port.getAsInt() : host;
  }
}
