package org.wattline.local.parts;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.local.Folders;
import org.wattline.local.LocalStackException;
import org.wattline.local.Ports;
import org.wattline.local.Service;
import org.wattline.local.Tuning;
import org.wattline.local.process.Command;
import org.wattline.local.process.ProcessPart;

/**
 * A service of ours: its jar taken apart once, so that it starts faster, and its settings in a file
 * that only its owner can read.
 */
public final class ServicePart implements ProcessPart.Launch {
  /** A service's properties by name, as a start needs them. */
  @FunctionalInterface
  public interface Settings {
    SortedMap<String, String> now();
  }

  private final Service service;
  private final Folders folders;
  private final Ports ports;
  private final Settings settings;
  private final Tuning tuning;
  private @Nullable StartProfile profile;

  /**
   * @param settings the service's properties by name, as of each start
   */
  public ServicePart(
      Service service, Folders folders, Ports ports, Settings settings, Tuning tuning) {
    this.service = service;
    this.folders = folders;
    this.ports = ports;
    this.settings = settings;
    this.tuning = tuning;
  }

  @Override
  public Command command() throws IOException {
    Path jar = service.jar(folders.root());
    if (!Files.exists(jar)) {
      throw new LocalStackException(
          "The build has not made " + jar + " yet: run infra/up, which builds what is missing.");
    }
    Path programs = folders.cache().resolve("services/" + service.label());
    Path program =
        Unpacked.folder(programs.resolve(fingerprint(jar)), folder -> takeApart(jar, folder));
    if (tuning.writesStartProfiles()) {
      removeOthers(programs, program);
    }
    StartProfile profile = new StartProfile(program, ports.base());
    profile.discard();
    this.profile = profile;
    List<String> line = new ArrayList<>(Java.command(service.heapMegabytes(), tuning, profile));
    line.addAll(
        List.of(
            "-Djdk.httpclient.allowRestrictedHeaders=host",
            "-jar",
            program.resolve("app/" + jar.getFileName()).toString(),
            "--spring.config.additional-location=" + writeSettings().toUri()));
    return new Command(line, Map.of(), folders.data());
  }

  private static void takeApart(Path jar, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Java.program(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                folder.resolve("app").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("extract.log").toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new LocalStackException(
            jar + " could not be taken apart: remove it and run infra/up again.");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new LocalStackException("The start was interrupted.", e);
    }
  }

  /** Older builds' programs; a running stack's JVMs hold their files open, so nothing breaks. */
  private static void removeOthers(Path programs, Path kept) throws IOException {
    try (Stream<Path> all = Files.list(programs)) {
      for (Path other : all.filter(Files::isDirectory).toList()) {
        if (!other.equals(kept)) {
          Folders.deleteTree(other);
        }
      }
    }
  }

  private static String fingerprint(Path jar) throws IOException {
    try (var in =
        new DigestInputStream(Files.newInputStream(jar), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path writeSettings() throws IOException {
    Path file = Folders.createPrivate(folders.settings()).resolve(service.label() + ".properties");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    String text =
        settings.now().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\") + "\n")
            .collect(Collectors.joining());
    Files.writeString(file, text, StandardOpenOption.WRITE);
    return file;
  }

  @Override
  public boolean isHealthy() {
    return Probe.answersOk(service.managementPort(ports), "/actuator/health/readiness");
  }

  @Override
  public void stopped() {
    if (profile != null) {
      profile.adopt();
    }
  }
}
