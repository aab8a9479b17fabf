package org.wattline.local.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wattline.local.Tuning;

/** The command line of a small JVM that starts quickly, on the JDK that runs the launcher. */
final class Java {
  private Java() {}

  static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * @param heapMegabytes the most that its heap may grow to
   */
  static List<String> command(int heapMegabytes, Tuning tuning, StartProfile profile) {
    List<String> command =
        new ArrayList<>(
            List.of(
                program(),
                "-Xmx" + heapMegabytes + "m",
                "-Xms" + heapMegabytes / 4 + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(tuning.jvmOptions());
    profile.option(tuning.writesStartProfiles()).ifPresent(command::add);
    return command;
  }
}
