package org.wattline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a figure was measured, so that figures are compared only where that makes sense.
 *
 * @param processor the processor's own name where the system tells it, else its architecture
 * @param memoryBytes installed, 0 where the JVM cannot tell
 */
record Machine(String os, String processor, int cores, long memoryBytes, String java) {

  static Machine here() {
    return new Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        memory(),
        System.getProperty("java.vendor") + " " + Runtime.version());
  }

  private static String processorName() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch", "unknown"));
    } catch (IOException notLinux) {
      return System.getProperty("os.arch", "unknown");
    }
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }
}
