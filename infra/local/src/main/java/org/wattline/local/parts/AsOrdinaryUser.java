package org.wattline.local.parts;

import java.io.IOException;
import java.util.List;
import org.wattline.local.LocalStackException;

/**
 * Lets PostgreSQL run where the launcher runs as root, which PostgreSQL refuses to be: in a user
 * namespace in which root is nobody in particular, but still owns its files.
 */
final class AsOrdinaryUser {
  private static final List<String> NAMESPACE = List.of("unshare", "--user");

  private AsOrdinaryUser() {}

  /** What goes before the program's own command; empty for an ordinary user. */
  static List<String> prefix() throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    if (!works(List.of("unshare", "--user", "true"))) {
      throw new LocalStackException(
          "PostgreSQL does not run as root and this machine allows no user namespaces: start again"
              + " as an ordinary user.");
    }
    return NAMESPACE;
  }

  private static boolean works(List<String> command) throws IOException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
