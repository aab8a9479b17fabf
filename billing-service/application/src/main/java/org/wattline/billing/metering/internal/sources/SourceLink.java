package org.wattline.billing.metering.internal.sources;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.billing.metering.internal.MessagePort.Source;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * One supplier's connection to its broker. What breaks ends the connection, and the next one begins
 * after a pause that grows.
 */
abstract class SourceLink implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SourceLink.class);

  /** A message that takes longer to read is read on beside the next. */
  private static final Duration READ = Duration.ofSeconds(60);

  /** Causes of a failure that the log tells. */
  private static final int CAUSES = 4;

  private final Source source;
  private final TenantId tenant;
  private final String slug;
  private final SourceSettings settings;
  private final MessagePort port;
  private final Backoff backoff;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  SourceLink(
      Source source,
      TenantEntry tenant,
      SourceSettings settings,
      MessagePort port,
      Duration firstPause) {
    this.source = source;
    this.tenant = tenant.id();
    this.slug = tenant.slug();
    this.settings = settings;
    this.port = port;
    this.backoff = new Backoff(firstPause);
    // of the platform's: a client may hold its thread while it waits
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name(source.word() + "-" + slug)
            .uncaughtExceptionHandler((it, e) -> log.error("The link to {} broke", settings, e))
            .unstarted(this::listen);
    // the one that knows the clients, whoever begins this
    thread.setContextClassLoader(SourceLink.class.getClassLoader());
  }

  /** One connection, from its beginning to its end. */
  abstract void connection() throws Exception;

  /** Ends the connection that there is, without waiting. */
  abstract void hangUp();

  /** Whether it is connected, and the broker knows what it wants. */
  abstract boolean isSubscribed();

  final void start() {
    thread.start();
  }

  final SourceSettings settings() {
    return settings;
  }

  final TenantId tenant() {
    return tenant;
  }

  final String slug() {
    return slug;
  }

  private void listen() {
    MDC.put("tenant", slug);
    try {
      while (!isStopped()) {
        try {
          connection();
        } catch (InterruptedException e) {
          throw e;
        } catch (Exception e) {
          log.warn("No connection to {}: {}", settings, reason(e));
        }
        if (stopped.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** In one line, without the traces. */
  private static String reason(Exception e) {
    StringBuilder reason = new StringBuilder();
    Throwable cause = e;
    for (int n = 0; cause != null && n < CAUSES; n++, cause = cause.getCause()) {
      reason.append(n == 0 ? "" : ", by ").append(cause.getClass().getSimpleName());
      reason.append(": ").append(cause.getMessage());
    }
    return reason.toString();
  }

  /** Keeps a message for the supplier; it is committed when this returns. */
  final UUID keep(String name, byte[] content) {
    UUID kept =
        TenantScope.<UUID, RuntimeException>call(tenant, () -> port.keep(source, name, content));
    backoff.reset();
    return kept;
  }

  /** Holds the broker back until a message is read, or for a while. */
  final void awaitRead(UUID kept) {
    TenantScope.<Boolean, RuntimeException>call(
        tenant,
        () -> {
          port.awaitRead(kept, READ);
          return true;
        });
  }

  final boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Whether it listens or will again: an error that is no exception ends it. */
  final boolean isAlive() {
    return thread.isAlive();
  }

  /** Ends it, without waiting; what is not acknowledged comes again. */
  @Override
  public final void close() {
    stopped.countDown();
    hangUp();
  }

  /** Waits until it has ended, so long and no longer. */
  final void awaitEnd(Duration most) throws InterruptedException {
    var _ = thread.join(most);
  }
}
