package org.wattline.gateway.limit;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that share their first bits. */
final class Network {

  private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");

  private final byte[] address;
  private final int bits;

  private Network(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /**
   * @param text an address, or a network such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException naming what cannot be read
   */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException("Not an address or network: " + text);
    }
    int all = address.getAddress().length * 8;
    try {
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > all) {
        throw new IllegalArgumentException("Not an address or network: " + text);
      }
      return new Network(address.getAddress(), bits);
    } catch (NumberFormatException malformed) {
      throw new IllegalArgumentException("Not an address or network: " + text, malformed);
    }
  }

  boolean contains(InetAddress other) {
    byte[] bytes = other.getAddress();
    if (bytes.length != address.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> i % 8;
      if ((bytes[i / 8] & mask) != (address[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** The address that a text spells; null where it is anything else: names are never looked up. */
  static @Nullable InetAddress literal(String text) {
    if (!LITERAL.matcher(text).matches() || (text.indexOf(':') < 0 && text.indexOf('.') < 0)) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
