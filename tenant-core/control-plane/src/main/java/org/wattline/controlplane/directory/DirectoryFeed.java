package org.wattline.controlplane.directory;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import org.wattline.tenancy.directory.DirectorySnapshot;
import org.wattline.tenancy.directory.RedisDirectorySignal;
import org.wattline.tenancy.directory.SnapshotTenantDirectory;

/**
 * Keeps this replica's snapshot up to date with the registry, whichever replica changes it, and
 * says on Redis that there is a newer one. Without Redis the services find it by polling.
 */
@Component
public class DirectoryFeed implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(DirectoryFeed.class);

  private final DirectorySnapshots snapshots;
  private final SnapshotTenantDirectory directory;
  private final StringRedisTemplate redis;
  private final long pollMillis;
  private volatile @Nullable CountDownLatch stopped;
  private boolean redisAway;
  private boolean registryAway;

  /**
   * @param pollMillis between two looks at the registry's version
   */
  public DirectoryFeed(
      DirectorySnapshots snapshots,
      SnapshotTenantDirectory directory,
      StringRedisTemplate redis,
      @Value("${wattline.directory.feed-millis:300}") long pollMillis) {
    this.snapshots = snapshots;
    this.directory = directory;
    this.redis = redis;
    this.pollMillis = pollMillis;
  }

  @Override
  public synchronized void start() {
    if (stopped != null) {
      return;
    }
    snapshots.renew();
    refresh();
    CountDownLatch stop = new CountDownLatch(1);
    stopped = stop;
    Thread.ofVirtual().name("directory-feed").start(() -> watch(stop));
  }

  @Override
  public synchronized void stop() {
    CountDownLatch stop = stopped;
    if (stop != null) {
      stop.countDown();
      stopped = null;
    }
  }

  @Override
  public boolean isRunning() {
    return stopped != null;
  }

  /** Before the web server and the worker. */
  @Override
  public int getPhase() {
    return 0;
  }

  /** Takes over a newer registry, if there is one. */
  public synchronized void refresh() {
    long version = snapshots.version();
    if (version == directory.version()) {
      return;
    }
    DirectorySnapshot snapshot = snapshots.read();
    if (directory.offer(snapshot)) {
      announce(snapshot.version());
    }
  }

  private void watch(CountDownLatch stop) {
    try {
      while (!stop.await(pollMillis, TimeUnit.MILLISECONDS)) {
        try {
          refresh();
          registryAway = false;
        } catch (RuntimeException e) {
          if (!registryAway) {
            log.warn(
                "The registry cannot be read; version {} stays in use", directory.version(), e);
          }
          registryAway = true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void announce(long version) {
    try {
      redis.convertAndSend(RedisDirectorySignal.CHANNEL, Long.toString(version));
      redisAway = false;
    } catch (RuntimeException e) {
      if (!redisAway) {
        log.warn(
            "Redis does not answer; services find directory version {} by polling: {}",
            version,
            e.getMessage());
      }
      redisAway = true;
    }
  }
}
