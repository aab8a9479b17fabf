package org.wattline.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wattline.local.DiskSpace;
import org.wattline.local.LocalStackException;
import org.wattline.local.Part;

/** A part that runs as a process of its own. */
public final class ProcessPart implements Part {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int LOG_TAIL_BYTES = 16 * 1024;

  private final String name;
  private final Path log;
  private final Path runFolder;
  private final Launch launch;
  private volatile @Nullable Child child;
  private volatile Consumer<String> onDeath = sentence -> {};

  /**
   * @param log its output
   * @param runFolder where its process id is noted
   */
  public ProcessPart(String name, Path log, Path runFolder, Launch launch) {
    this.name = name;
    this.log = log;
    this.runFolder = runFolder;
    this.launch = launch;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Path log() {
    return log;
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    try {
      Command command = launch.command();
      Child started = Child.start(name, command, log, runFolder);
      child = started;
      awaitHealth(started);
      launch.healthy();
      var _ =
          started
              .onExit()
              .thenAccept(
                  status -> {
                    if (child == started) {
                      onDeath.accept(death(status));
                    }
                  });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitHealth(Child started) {
    long deadline = System.nanoTime() + launch.patience().toNanos();
    while (!launch.isHealthy()) {
      if (child != started) {
        throw new LocalStackException(name + " was stopped while it started.");
      }
      if (!started.isAlive()) {
        child = null;
        throw new LocalStackException(death(started.exitStatus()));
      }
      if (System.nanoTime() > deadline) {
        throw new LocalStackException(
            name
                + " was not ready after "
                + launch.patience().toSeconds()
                + " s: read "
                + log
                + ", mend what it names, and start again.");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("The start was interrupted.", e);
    }
  }

  private String death(int status) {
    // what it wanted to say of it may not have fitted any more
    if (DiskSpace.isFull(log) || tail().contains("No space left on device")) {
      return name + " stopped because the disk is full: free some space and start again.";
    }
    return name
        + " stopped by itself (exit status "
        + status
        + "): read "
        + log
        + ", mend what it names, and start again.";
  }

  private String tail() {
    try (var channel = Files.newByteChannel(log)) {
      channel.position(Math.max(0, channel.size() - LOG_TAIL_BYTES));
      return new String(
          Channels.newInputStream(channel).readNBytes(LOG_TAIL_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void stop() {
    Child running = child;
    child = null;
    if (running != null) {
      if (running.stop(launch.stopSignal(), launch.grace())) {
        launch.stopped();
      }
    }
  }

  @Override
  public void kill() {
    Child running = child;
    child = null;
    if (running != null) {
      running.kill();
    }
  }

  @Override
  public boolean isRunning() {
    Child running = child;
    return running != null && running.isAlive();
  }

  @Override
  public boolean isHealthy() {
    return isRunning() && launch.isHealthy();
  }

  @Override
  public long residentBytes() {
    Child running = child;
    if (running == null) {
      return 0;
    }
    return ResidentMemory.of(running.pid());
  }

  @Override
  public void onDeath(Consumer<String> listener) {
    onDeath = listener;
  }

  /** How a part is started and known to be ready. */
  public interface Launch {

    /** Prepares what the process needs and says how it is started. */
    Command command() throws IOException;

    /** Whether it answers; quick, and false where it does not. */
    boolean isHealthy();

    /** Called once after each start, when it is ready. */
    default void healthy() throws IOException {}

    /** How long a start may take. */
    default Duration patience() {
      return Duration.ofMinutes(5);
    }

    /** How long an orderly stop may take. */
    default Duration grace() {
      return Duration.ofSeconds(90);
    }

    /** Called once after each orderly stop. */
    default void stopped() {}

    /** The signal that ends it in order. */
    default String stopSignal() {
      return "TERM";
    }
  }
}
