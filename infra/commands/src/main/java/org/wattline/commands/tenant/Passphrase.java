package org.wattline.commands.tenant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An archive's passphrase: read from a file, never from a command line that others can see. */
final class Passphrase {
  static final String OPTION = "--passphrase-file";

  private Passphrase() {}

  /** The first line of the file, if one is given. */
  static Optional<String> of(Arguments arguments) {
    return arguments.value(OPTION).map(Passphrase::read);
  }

  private static String read(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream()
          .findFirst()
          .filter(line -> !line.isBlank())
          .orElseThrow(
              () -> TenantCommandException.usage("The file " + file + " has no first line."));
    } catch (IOException e) {
      throw TenantCommandException.usage("The file " + file + " cannot be read.");
    }
  }
}
