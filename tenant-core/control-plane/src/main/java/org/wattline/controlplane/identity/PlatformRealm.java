package org.wattline.controlplane.identity;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.job.StepFailedException;

/**
 * Makes sure of the onboarding team's realm when the service starts. Keycloak may come up later: it
 * is asked again until it answers, and the service runs meanwhile.
 */
@Component
public class PlatformRealm implements SmartLifecycle {
  private static final long RETRY_SECONDS = 2;
  private static final Logger log = LoggerFactory.getLogger(PlatformRealm.class);

  private final Realms realms;
  private volatile @Nullable CountDownLatch stopped;

  public PlatformRealm(Realms realms) {
    this.realms = realms;
  }

  @Override
  public synchronized void start() {
    if (stopped == null) {
      CountDownLatch stop = new CountDownLatch(1);
      stopped = stop;
      Thread.ofVirtual().name("platform-realm").start(() -> ensure(stop));
    }
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

  private void ensure(CountDownLatch stop) {
    String told = "";
    try {
      do {
        try {
          realms.ensurePlatform();
          log.info("Realm platform made sure of");
          return;
        } catch (IOException | KeycloakException | StepFailedException e) {
          String message = String.valueOf(e.getMessage());
          if (!message.equals(told)) {
            log.warn("Realm platform waits: {}", message);
          }
          told = message;
        }
      } while (!stop.await(RETRY_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
