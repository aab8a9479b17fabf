package org.wattline.bench.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.wattline.bench.kills.ServiceProcess;
import org.wattline.tenancy.test.TwoTenants;

/** The service in a process of its own, at a port that it keeps from one life to the next. */
final class IntakeProcess {
  private IntakeProcess() {}

  static ServiceProcess start(TwoTenants world, Path folder, String name, int port)
      throws IOException {
    return ServiceProcess.start(
        world,
        folder,
        name,
        IntakeProcess.class,
        Map.of(
            "server.port",
            String.valueOf(port),
            // shorter than in production: a test that kills often waits for what died each time
            "wattline.deliveries.lease",
            "3s",
            "wattline.deliveries.sweep",
            "500ms",
            // several in each file, so that there is something between two of them
            "wattline.deliveries.chunk-records",
            "60000",
            "wattline.stripe.scheduled",
            "false"));
  }

  public static void main(String[] arguments) throws Exception {
    ServiceProcess.boot(arguments, Clock.systemUTC()).isUp();
    new CountDownLatch(1).await();
  }
}
