package org.wattline.commands.rate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a person names. */
final class InputFile {
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

  /** The whole text of a file. */
  static String text(Path file, long most) {
    requireReadable(file, most);
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw RateCommandException.file(file + " is no text in UTF-8: " + unreadable.getMessage());
    }
  }
}
