import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Installs the pinned Maven below the user's Maven folder: needs a JDK and nothing else.
 *
 * <p>Arguments: the wrapper's properties file, the folder to install into.
 */
final class MavenDistribution {
  private static final int MAX_BYTES = 64 * 1024 * 1024;
  private static final String GROUP = "org.apache.maven";

  public static void main(String[] args) throws Exception {
    Properties pinned = new Properties();
    try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
      pinned.load(in);
    }
    String version = pinned.getProperty("mavenVersion");
    Path home = Path.of(args[1]);
    URI zip =
        URI.create(
            repository()
                + "/org/apache/maven/apache-maven/"
                + version
                + "/apache-maven-"
                + version
                + "-bin.zip");
    System.err.println("Fetching Maven " + version + " ...");
    byte[] bytes = download(zip);
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    if (!sum.equals(pinned.getProperty("distributionSha512Sum"))) {
      throw new IOException("The Maven archive fetched is not the pinned one: SHA-512 " + sum);
    }
    unpack(bytes, home);
  }

  /** The repository's address: MVNW_REPOURL, or the central one, which is named after Maven. */
  private static String repository() {
    String configured = System.getenv("MVNW_REPOURL");
    if (configured != null && !configured.isBlank()) {
      return configured.replaceAll("/+$", "");
    }
    return "https://" + String.join(".", List.of((GROUP + ".repo").split("\\.")).reversed()) + "/maven2";
  }

  private static byte[] download(URI uri) throws Exception {
    HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    HttpResponse<InputStream> response =
        client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException("The repository answered " + response.statusCode() + " for Maven");
      }
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("The Maven archive is larger than " + MAX_BYTES + " bytes");
      }
      return bytes;
    }
  }

  private static void unpack(byte[] zip, Path home) throws IOException {
    Files.createDirectories(home.getParent());
    Path fresh = Files.createTempDirectory(home.getParent(), "unpack");
    try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        int slash = entry.getName().indexOf('/');
        Path target = fresh.resolve(entry.getName().substring(slash + 1)).normalize();
        if (!target.startsWith(fresh)) {
          throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    fresh.resolve("bin/mvn").toFile().setExecutable(true, false);
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException another) {
      if (!Files.exists(home.resolve("bin/mvn"))) {
        throw another;
      }
    }
  }
}
