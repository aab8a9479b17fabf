package org.wattline.local.parts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.wattline.local.Folders;
import org.wattline.local.process.Command;
import org.wattline.local.process.ProcessPart;
import redis.embedded.core.ExecutableProvider;

/** Redis, without persistence: what it holds may be lost at any time. */
public final class RedisPart implements ProcessPart.Launch {
  private static final String PROGRAM = "redis-server";

  private final Folders folders;
  private final int port;

  public RedisPart(Folders folders, int port) {
    this.folders = folders;
    this.port = port;
  }

  @Override
  public Command command() throws IOException {
    Path program =
        Unpacked.folder(folders.cache().resolve("redis"), RedisPart::unpack).resolve(PROGRAM);
    return new Command(
        List.of(
            program.toString(),
            "--port",
            Integer.toString(port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
            "--maxmemory",
            "64mb",
            "--maxmemory-policy",
            "allkeys-lru"),
        Map.of(),
        folders.data());
  }

  private static void unpack(Path folder) throws IOException {
    File program = ExecutableProvider.newJarResourceProvider().get();
    Path target = folder.resolve(PROGRAM);
    Files.copy(program.toPath(), target);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Override
  public boolean isHealthy() {
    return Probe.answers(port, "PING\r\n", "+PONG");
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(30);
  }
}
