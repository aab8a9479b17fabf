package org.wattline.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One running process of the stack. */
public final class Child {
  private final Process process;
  private final ProcessRecord record;

  private Child(Process process, ProcessRecord record) {
    this.process = process;
    this.record = record;
  }

  /** Starts it; its output is appended to the log. */
  static Child start(String name, Command command, Path log, Path runFolder) {
    try {
      Files.createDirectories(log.getParent());
      Files.createDirectories(runFolder);
      ProcessBuilder builder =
          new ProcessBuilder(command.line())
              .directory(command.directory().toFile())
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(command.environment());
      Process process = builder.start();
      ProcessRecord record = ProcessRecord.of(name, process.toHandle(), runFolder);
      record.write();
      return new Child(process, record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  int exitStatus() {
    return process.exitValue();
  }

  /**
   * Asks it to end, and ends it when it does not within this time.
   *
   * @return whether it ended by itself
   */
  boolean stop(String signal, Duration grace) {
    if (signal.equals("TERM")) {
      process.destroy();
    } else {
      send(signal);
    }
    boolean inOrder = endsWithin(grace);
    if (inOrder) {
      record.remove();
    } else {
      kill();
    }
    return inOrder;
  }

  private void send(String signal) {
    try {
      /* a process that ended in between is no news */
      new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it and what it started at once, as a crash would. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    endsWithin(Duration.ofSeconds(10));
    record.remove();
  }

  private boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
