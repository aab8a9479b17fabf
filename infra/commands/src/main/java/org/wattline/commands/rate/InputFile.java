package org.wattline.commands.rate;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Files that a person names. */
final class InputFile {
  /** The most values of a channel or an index: thirty years of minutes. */
  private static final int MOST_PLACES = 16_000_000;

  private InputFile() {}

  /**
   * @param most the largest size in bytes
   * @throws RateCommandException where there is no such file, or it is too large
   */
  static void requireReadable(Path file, long most) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw RateCommandException.file("There is no file " + file + " that can be read.");
    }
    try {
      if (Files.size(file) > most) {
        throw RateCommandException.file(
            file + " is larger than " + (most >> 20) + " MB: give a shorter time.");
      }
    } catch (IOException unreadable) {
      throw RateCommandException.file(file + " cannot be read: " + unreadable.getMessage());
    }
  }

  /** The whole text of a file, without a byte order mark. */
  static String text(Path file, long most) {
    requireReadable(file, most);
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      throw RateCommandException.file(file + " is no text in UTF-8: save it as UTF-8.");
    } catch (IOException unreadable) {
      throw RateCommandException.file(file + " cannot be read: " + unreadable.getMessage());
    }
  }

  /**
   * How many places values have from the first to the last.
   *
   * @param first the first, in seconds of the epoch
   * @param step seconds between two
   * @throws RateCommandException where they are more than any rating takes
   */
  static int places(Path file, String values, long first, long last, long step) {
    long places = (last - first) / step + 1;
    if (places > MOST_PLACES) {
      throw RateCommandException.file(
          file
              + ": "
              + values
              + " of every "
              + step / 60
              + " minutes from "
              + Instant.ofEpochSecond(first)
              + " to "
              + Instant.ofEpochSecond(last)
              + " are "
              + places
              + ", more than "
              + MOST_PLACES
              + ": give a shorter time, or mend the times that are wrong.");
    }
    return Math.toIntExact(places);
  }

  /** The place of the first line with values: a heading begins with a letter or a mark. */
  static int afterHeading(List<String> lines) {
    return !lines.isEmpty() && lines.getFirst().strip().matches("[\"']?[0-9+-].*") ? 0 : 1;
  }
}
