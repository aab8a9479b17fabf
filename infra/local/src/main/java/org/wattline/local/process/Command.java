package org.wattline.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is to be run.
 *
 * @param line the program and its arguments; no secret belongs here, others can read it
 * @param environment added to the launcher's own
 */
public record Command(List<String> line, Map<String, String> environment, Path directory) {
  public Command {
    line = List.copyOf(line);
    environment = Map.copyOf(environment);
  }
}
