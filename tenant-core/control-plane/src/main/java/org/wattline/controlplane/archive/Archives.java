package org.wattline.controlplane.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.problem.Problems;

/** The folder in which archives lie: exports as they are made, restores while they are read. */
@Component
public class Archives {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*-[0-9a-f-]{36}\\.zip");

  private final Settings settings;

  /**
   * Where and how large.
   *
   * @param directory shared by all replicas of the control plane
   * @param maxBytes the largest archive that is taken in
   */
  @ConfigurationProperties("wattline.archives")
  public record Settings(
      @DefaultValue("archives") Path directory, @DefaultValue("107374182400") long maxBytes) {}

  public Archives(Settings settings) {
    this.settings = settings;
  }

  /** The name of a job's archive. */
  public static String name(String slug, UUID job) {
    return slug + "-" + job + ".zip";
  }

  /** A finished archive by its name. */
  public Path finished(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Not an archive's name: " + name);
    }
    return folder("exports").resolve(name);
  }

  /** Where an archive is written before it is finished. */
  Path unfinished(String name) {
    return finished(name).resolveSibling(name + ".part");
  }

  /** Makes a written archive a finished one. */
  void finish(String name) throws IOException {
    Files.move(
        unfinished(name),
        finished(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Takes an archive in.
   *
   * @param announced how many bytes are said to come, -1 when nothing is said
   * @throws ProblemException when it is larger than allowed
   */
  Path receive(InputStream content, long announced) throws IOException {
    if (announced > settings.maxBytes()) {
      throw tooLarge();
    }
    Path file = folder("incoming").resolve(UUID.randomUUID() + ".zip");
    long received = 0;
    byte[] buffer = new byte[256 * 1024];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        received += read;
        if (received > settings.maxBytes()) {
          throw tooLarge();
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return file;
  }

  /** An archive that was taken in, by its file name. */
  Path received(String name) {
    if (!Path.of(name).getFileName().toString().equals(name)) {
      throw new IllegalArgumentException("Not a file name: " + name);
    }
    return folder("incoming").resolve(name);
  }

  private ProblemException tooLarge() {
    return Problems.TOO_LARGE.because(
        "An archive has at most "
            + settings.maxBytes()
            + " bytes here; see wattline.archives.max-bytes.");
  }

  private Path folder(String name) {
    Path folder = settings.directory().resolve(name);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The archives' folder " + folder + " cannot be made; see wattline.archives.directory", e);
    }
  }
}
