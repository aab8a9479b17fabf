package org.wattline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the stack keeps what it keeps.
 *
 * @param root the checkout
 * @param data what belongs to one stack: databases, keys, logs
 * @param cache what all stacks of a checkout share and can be made anew: unpacked programs
 */
public record Folders(Path root, Path data, Path cache) {
  private static final String PORT = "port";

  /** Those of {@code infra/up}. */
  public static Folders of(Path root) {
    Path data = root.resolve("infra/.data");
    return new Folders(root, data, data.resolve("cache"));
  }

  /** A stack with data of its own that shares the unpacked programs of the checkout. */
  public static Folders of(Path root, Path data) {
    return new Folders(root, data, root.resolve("infra/.data/cache"));
  }

  public Path keys() {
    return data.resolve("keys");
  }

  public Path logs() {
    return data.resolve("logs");
  }

  public Path log(String part) {
    return logs().resolve(part + ".log");
  }

  /** Ids of running processes. */
  public Path run() {
    return data.resolve("run");
  }

  /** The settings that each service was started with. */
  public Path settings() {
    return data.resolve("settings");
  }

  public Path postgres() {
    return data.resolve("postgres");
  }

  /** What each service keeps between two starts: the last snapshot of the directory. */
  public Path state() {
    return data.resolve("state");
  }

  /** What the stand-in for the payment provider keeps. */
  public Path payments() {
    return data.resolve("payments");
  }

  /** Exports of tenants. */
  public Path archives() {
    return data.resolve("archives");
  }

  /** Archives of the demo's past; they stay when the rest is deleted. */
  public Path pasts() {
    return data.resolve("pasts");
  }

  /** Where an archive is unpacked before it is put in place; gone when that is done. */
  public Path restoring() {
    return data.resolve("restoring");
  }

  /** Notes the port that people use, for commands in another terminal. */
  void rememberPort(int port) {
    try {
      Files.writeString(run().resolve(PORT), Integer.toString(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port that was noted last; empty before the first start is done. */
  Optional<Integer> rememberedPort() {
    try {
      return Optional.of(Integer.valueOf(Files.readString(run().resolve(PORT)).strip()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Removes what belongs to this stack; programs, the demo's archived past, benchmark results and
   * screenshots stay.
   */
  void deleteData() {
    for (Path folder :
        List.of(
            restoring(),
            keys(),
            logs(),
            run(),
            settings(),
            postgres(),
            state(),
            archives(),
            payments())) {
      deleteTree(folder);
    }
  }

  /** Makes a folder that only its owner may look into. */
  public static Path createPrivate(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder and all in it; does nothing where there is none. */
  public static void deleteTree(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure)
                throws IOException {
              if (failure != null) {
                throw failure;
              }
              Files.delete(dir);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
