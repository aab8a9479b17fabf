package org.wattline.local.demo.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.wattline.local.parts.KeycloakPart;
import org.wattline.local.parts.PostgresPart;

/**
 * What decides in a checkout whether an archive still fits. {@code infra/up} builds what changed
 * before it starts anything, so that the sources tell what runs.
 */
final class Checkout {
  /** The schemas' migrations: the suppliers' and the control plane's own. */
  private static final List<String> MIGRATIONS =
      List.of(
          "billing-service/schema/src/main/resources/db/tenant",
          "tenant-core/control-plane/src/main/resources/db/platform");

  private static final String DEMO = "infra/local/src/main/java/org/wattline/local/demo";
  private static final String ARCHIVING = DEMO + "/archive";
  private static final String TARIFFS = "docs/examples";

  private final Path root;

  Checkout(Path root) {
    this.root = root;
  }

  /** The fingerprints of the migrations by their paths. */
  SortedMap<String, String> migrations() {
    SortedMap<String, String> sums = new TreeMap<>();
    for (String folder : MIGRATIONS) {
      SortedMap<String, String> found =
          fingerprints(folder, file -> name(file).matches("V\\d+__.*\\.sql"));
      if (found.isEmpty()) {
        throw new IllegalStateException("There are no migrations below " + root.resolve(folder));
      }
      sums.putAll(found);
    }
    return sums;
  }

  /** A fingerprint of the code that makes the past, and of the tariffs that it publishes. */
  String makers() {
    SortedMap<String, String> sums =
        fingerprints(DEMO, file -> !file.startsWith(root.resolve(ARCHIVING)));
    sums.putAll(fingerprints(TARIFFS, file -> name(file).endsWith(".json")));
    return hex(sha256().digest(sums.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Those that write files which an archive holds, and what such files depend on. */
  String programs() {
    return "PostgreSQL "
        + PostgresPart.MAJOR_VERSION
        + " and "
        + KeycloakPart.version(root)
        + " on "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch");
  }

  private SortedMap<String, String> fingerprints(String folder, Predicate<Path> which) {
    SortedMap<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root.resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).filter(which).toList()) {
        sums.put(root.relativize(file).toString(), hex(sha256().digest(Files.readAllBytes(file))));
      }
      return sums;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
