package org.wattline.formats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The published documents beside the tree. Tests that need them are skipped by name without them.
 */
public final class Fixtures {

  private Fixtures() {}

  /** The path of a published document; the test is skipped where it is not there. */
  public static Path path(String relative) {
    String root = System.getProperty("wattline.fixtures", "");
    Path path = Path.of(root, relative);
    assumeTrue(
        !root.isEmpty() && Files.exists(path), () -> "published document not here: " + relative);
    return path;
  }

  /** Opens a published document, unpacked where it is gzipped. */
  public static InputStream open(String relative) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path(relative)));
    return relative.endsWith(".gz") ? new GZIPInputStream(in) : in;
  }
}
