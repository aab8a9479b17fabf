package org.wattline.local;

import java.nio.file.Path;
import java.util.function.Consumer;

/** One part of the local stack: started, stopped, killed and started again by its own. */
public interface Part {

  /** As in its log file's name: {@code postgres}, {@code gateway} … */
  String name();

  /**
   * Starts it and returns when it is ready; does nothing when it runs.
   *
   * @throws LocalStackException when it ends or is not ready in time
   */
  void start();

  /** Ends it in order. */
  void stop();

  /** Ends it at once, as a crash would. */
  void kill();

  boolean isRunning();

  /** Whether it answers now. */
  boolean isHealthy();

  /** Where its output goes. */
  Path log();

  /** The memory that it holds, in bytes; 0 where that is unknown. */
  long residentBytes();

  /** Called with a sentence when it ends without having been asked to. */
  void onDeath(Consumer<String> listener);
}
