package org.wattline.gateway.door;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wattline.gateway.refusal.Reason;
import org.wattline.gateway.refusal.Refusal;

/**
 * What a request line asks for, read once and strictly: whatever two servers could read in two ways
 * is refused here, so that a path cannot mean one thing to the walls and another to a service.
 *
 * @param authority the host of an absolute target ({@code GET http://host/path}), empty for the
 *     ordinary kind
 * @param path as written, without the query
 * @param segments of the path, decoded; a trailing slash leaves an empty last one
 */
public record RequestTarget(Optional<Authority> authority, String path, List<String> segments) {

  private static final String REFUSED_CHARACTERS = "\\;\"<>^`{|}#";

  public RequestTarget {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a request target as it stood on the wire.
   *
   * @throws org.wattline.gateway.refusal.Refused with {@link Reason#INVALID_PATH} or, for the host
   *     of an absolute target, {@link Reason#INVALID_HOST}
   */
  public static RequestTarget parse(String target) {
    if (target.startsWith("/")) {
      return ofPath(Optional.empty(), target);
    }
    int scheme =
        target.regionMatches(true, 0, "http://", 0, 7)
            ? 7
            : target.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
    if (scheme < 0) {
      throw invalid("the target is neither a path nor an http address");
    }
    int end = scheme;
    while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
      end++;
    }
    Authority authority =
        Authority.parse(target.substring(scheme, end))
            .orElseThrow(
                () ->
                    Refusal.of(
                            Reason.INVALID_HOST,
                            "The address in the request line is not a plain host name with an"
                                + " optional port.")
                        .asException());
    String rest = target.substring(end);
    return ofPath(Optional.of(authority), rest.startsWith("/") ? rest : "/" + rest);
  }

  private static RequestTarget ofPath(Optional<Authority> authority, String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    List<String> segments = new ArrayList<>();
    int start = 1;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      if (end == start && slash >= 0) {
        throw invalid("it has two slashes in a row");
      }
      segments.add(decode(path, start, end));
      start = end + 1;
    }
    return new RequestTarget(authority, path, segments);
  }

  private static String decode(String path, int start, int end) {
    byte[] bytes = new byte[end - start];
    int length = 0;
    for (int i = start; i < end; i++) {
      char character = path.charAt(i);
      if (character == '%') {
        int high = i + 1 < end ? Character.digit(path.charAt(i + 1), 16) : -1;
        int low = i + 2 < end ? Character.digit(path.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw invalid("a percent sign is not followed by two hexadecimal digits");
        }
        int decoded = high * 16 + low;
        if (decoded < ' ' || decoded == 0x7f || "/\\%.;".indexOf(decoded) >= 0) {
          throw invalid("it hides a character behind a percent sign that may not stand there");
        }
        bytes[length++] = (byte) decoded;
        i += 2;
      } else if (character <= ' '
          || character >= 0x7f
          || REFUSED_CHARACTERS.indexOf(character) >= 0) {
        throw invalid("it has a character that may not stand in a path");
      } else {
        bytes[length++] = (byte) character;
      }
    }
    String segment = utf8(ByteBuffer.wrap(bytes, 0, length));
    if (segment.equals(".") || segment.equals("..")) {
      throw invalid("it has a dot segment");
    }
    return segment;
  }

  private static String utf8(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException malformed) {
      throw invalid("it is not UTF-8");
    }
  }

  private static RuntimeException invalid(String why) {
    return Refusal.of(Reason.INVALID_PATH, "The path is refused because " + why + ".")
        .asException();
  }

  /**
   * Whether the path starts with these segments; case is ignored, so that no wall depends on it.
   */
  public boolean startsWith(String... prefix) {
    if (segments.size() < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (!segments.get(i).equalsIgnoreCase(prefix[i])) {
        return false;
      }
    }
    return true;
  }

  /** The decoded segment at a place, empty beyond the end. */
  public String segment(int index) {
    return index < segments.size() ? segments.get(index) : "";
  }
}
