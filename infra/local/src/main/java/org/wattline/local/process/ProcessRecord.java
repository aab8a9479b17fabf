package org.wattline.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process as noted on disk: {@code run/NAME.pid} holds its id and when it started, so that an id
 * that the system gave to another process since is never taken for ours.
 */
public record ProcessRecord(String name, long pid, long startedAtMillis, Path file) {
  private static final String SUFFIX = ".pid";

  static ProcessRecord of(String name, ProcessHandle handle, Path folder) {
    return new ProcessRecord(name, handle.pid(), startOf(handle), folder.resolve(name + SUFFIX));
  }

  /** Notes this JVM itself. */
  public static ProcessRecord ofThisProcess(String name, Path folder) {
    return of(name, ProcessHandle.current(), folder);
  }

  /** Those noted in a folder that still run. */
  public static List<ProcessRecord> running(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<ProcessRecord> found = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
        ProcessRecord record = read(file);
        if (record == null || record.handle().isEmpty()) {
          Files.deleteIfExists(file);
        } else {
          found.add(record);
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the note. */
  public void write() {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, pid + " " + startedAtMillis + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the note. */
  public void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process, when it is still the one that was noted. */
  public Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> startOf(handle) == startedAtMillis);
  }

  /** Asks the process to end, and ends it when it does not within this time. */
  public void end(Duration grace) {
    handle()
        .ifPresent(
            process -> {
              process.destroy();
              if (!endsWithin(process, grace)) {
                process.destroyForcibly();
                endsWithin(process, grace);
              }
            });
    remove();
  }

  private static boolean endsWithin(ProcessHandle process, Duration time) {
    try {
      process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable ProcessRecord read(Path file) throws IOException {
    String[] words = Files.readString(file).strip().split(" ", -1);
    if (words.length != 2) {
      return null;
    }
    String name = file.getFileName().toString();
    return new ProcessRecord(
        name.substring(0, name.length() - SUFFIX.length()),
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        file);
  }

  private static long startOf(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
