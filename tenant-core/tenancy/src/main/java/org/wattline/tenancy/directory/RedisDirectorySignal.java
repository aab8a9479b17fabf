package org.wattline.tenancy.directory;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the directory client when the control plane says on Redis that the registry has changed.
 * Only a hint: without Redis the poll finds the change. Reconnects by itself.
 */
public final class RedisDirectorySignal implements AutoCloseable {
  /** The control plane publishes the new version here. */
  public static final String CHANNEL = "wattline:directory";

  private static final long RETRY_SECONDS = 5;
  private static final Logger log = LoggerFactory.getLogger(RedisDirectorySignal.class);

  private final RedisClient client;
  private final Runnable onSignal;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable StatefulRedisPubSubConnection<String, String> connection;

  public RedisDirectorySignal(RedisURI redis, Runnable onSignal) {
    this.client = RedisClient.create(redis);
    this.client.setOptions(ClientOptions.builder().autoReconnect(true).build());
    this.onSignal = onSignal;
  }

  /** Subscribes, at once or as soon as Redis answers. Never throws. */
  public void start() {
    Thread.ofVirtual().name("directory-signal").start(this::connect);
  }

  private void connect() {
    boolean warned = false;
    try {
      do {
        if (subscribed(warned)) {
          return;
        }
        warned = true;
      } while (!closed.await(RETRY_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean subscribed(boolean warned) {
    if (closed.getCount() == 0) {
      return true;
    }
    try {
      StatefulRedisPubSubConnection<String, String> fresh = client.connectPubSub();
      connection = fresh;
      fresh.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
              onSignal.run();
            }

            @Override
            public void subscribed(String channel, long count) {
              onSignal.run(); // whatever was said while we were away
            }
          });
      fresh.sync().subscribe(CHANNEL);
      return true;
    } catch (RedisException e) {
      if (!warned) {
        log.warn("Redis does not answer; directory changes are found by polling: {}", e.toString());
      }
      if (connection != null) {
        var _ = connection.closeAsync();
        connection = null;
      }
      return false;
    }
  }

  @Override
  public synchronized void close() {
    closed.countDown();
    if (connection != null) {
      connection.close();
    }
    client.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
