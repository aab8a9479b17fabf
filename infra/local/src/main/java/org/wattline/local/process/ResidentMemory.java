package org.wattline.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The memory that processes hold, as their proportional share ({@code Pss}): pages that several
 * processes share, as PostgreSQL's do, count once over all of them.
 */
public final class ResidentMemory {
  private static final long KIB = 1024;

  private ResidentMemory() {}

  /** Of a process and its children, in bytes; 0 where the system does not tell. */
  public static long of(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    return Stream.concat(process.stream(), process.stream().flatMap(ProcessHandle::descendants))
        .mapToLong(ResidentMemory::ofOne)
        .sum();
  }

  /** Of a process alone, in bytes; 0 where the system does not tell. */
  public static long withoutChildren(long pid) {
    return ProcessHandle.of(pid).stream().mapToLong(ResidentMemory::ofOne).sum();
  }

  private static long ofOne(ProcessHandle process) {
    Path rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
    try (Stream<String> lines = Files.lines(rollup)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(kib -> Long.parseLong(kib) * KIB)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }
}
