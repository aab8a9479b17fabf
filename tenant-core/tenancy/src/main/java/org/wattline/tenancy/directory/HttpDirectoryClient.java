package org.wattline.tenancy.directory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link SnapshotTenantDirectory} up to date from the control plane: reads the saved
 * snapshot first, then asks at once, at every interval and whenever it is woken. Whatever fails,
 * the snapshot in use stays in use.
 */
public final class HttpDirectoryClient implements AutoCloseable {
  /** 64 MiB: five hundred tenants with the largest logo allowed, twice over. */
  static final int MAX_SNAPSHOT_BYTES = 64 * 1024 * 1024;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Logger log = LoggerFactory.getLogger(HttpDirectoryClient.class);

  private final SnapshotTenantDirectory directory;
  private final Settings settings;
  private final Clock clock;
  private final @Nullable DirectoryCache cache;
  private final HttpClient http;
  private final Semaphore wakeUps = new Semaphore(0);
  private final Object fetching = new Object();
  private @Nullable Thread poller;
  private volatile boolean closed;
  private volatile @Nullable Instant lastSuccess;
  private volatile @Nullable String lastFailure;

  /**
   * What the client needs to know.
   *
   * @param url the control plane's {@code /internal/directory}
   * @param token shown to the control plane as bearer
   * @param cacheFile where the last good snapshot is kept, or null to keep none
   * @param interval between two polls
   * @param timeout for one whole answer
   */
  public record Settings(
      URI url, String token, @Nullable Path cacheFile, Duration interval, Duration timeout) {}

  public HttpDirectoryClient(SnapshotTenantDirectory directory, Settings settings, Clock clock) {
    this.directory = directory;
    this.settings = settings;
    this.clock = clock;
    Path file = settings.cacheFile();
    this.cache = file == null ? null : new DirectoryCache(file);
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  /** Reads the saved snapshot, asks once, and goes on asking until closed. Never throws. */
  public synchronized void start() {
    if (poller != null) {
      return;
    }
    if (cache != null) {
      cache.read().ifPresent(this::offerSaved);
    }
    refresh();
    poller = Thread.ofVirtual().name("directory-poll").start(this::poll);
  }

  /** Asks again at once, without waiting for the answer: the registry has changed. */
  public void wake() {
    wakeUps.release();
  }

  /**
   * Asks the control plane now.
   *
   * @return whether it answered
   */
  public boolean refresh() {
    synchronized (fetching) {
      try {
        fetch();
        if (lastFailure != null) {
          log.info("The control plane answers again");
        }
        lastFailure = null;
        lastSuccess = clock.instant();
        return true;
      } catch (IOException | TimeoutException | IllegalArgumentException e) {
        String failure = e.toString();
        if (!failure.equals(lastFailure)) {
          log.warn(
              "The directory at {} could not be read; version {} stays in use: {}",
              settings.url(),
              directory.version(),
              failure);
        }
        lastFailure = failure;
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /** When the control plane last answered, if it has since the start. */
  public Optional<Instant> lastSuccess() {
    return Optional.ofNullable(lastSuccess);
  }

  /** Why the last question went unanswered, if it did. */
  public Optional<String> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (poller != null) {
      poller.interrupt();
    }
    http.shutdownNow();
  }

  private void poll() {
    while (!closed) {
      try {
        if (wakeUps.tryAcquire(settings.interval().toMillis(), TimeUnit.MILLISECONDS)) {
          wakeUps.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      }
      if (!closed) {
        refresh();
      }
    }
  }

  private void offerSaved(DirectorySnapshot saved) {
    try {
      directory.offer(saved);
    } catch (IllegalArgumentException e) {
      log.warn("The saved directory is passed over: {}", e.getMessage());
    }
  }

  private void fetch() throws IOException, InterruptedException, TimeoutException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.url())
            .timeout(settings.timeout())
            .header("Authorization", "Bearer " + settings.token())
            .header("Accept", "application/json");
    if (directory.version() > 0) {
      request.header("If-None-Match", "\"" + directory.version() + "\"");
    }
    HttpResponse<byte[]> answer = send(request.build());
    switch (answer.statusCode()) {
      case 304 -> {}
      case 200 -> {
        DirectorySnapshot snapshot = DirectoryJson.read(answer.body());
        if (directory.offer(snapshot)) {
          if (cache != null) {
            cache.write(answer.body());
          }
        } else if (snapshot.version() < directory.version()) {
          throw new IOException(
              "the control plane offers version "
                  + snapshot.version()
                  + ", older than "
                  + directory.version()
                  + " in use; when the registry was restored from a backup, remove the saved directory and restart");
        }
      }
      case 401, 403 ->
          throw new IOException(
              "the control plane refuses this service: wattline.directory.token differs");
      default -> throw new IOException("the control plane answered " + answer.statusCode());
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request)
      throws IOException, InterruptedException, TimeoutException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), MAX_SNAPSHOT_BYTES));
    try {
      return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }
}
