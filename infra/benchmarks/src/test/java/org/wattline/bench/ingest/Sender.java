package org.wattline.bench.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.test.TwoTenants;

/**
 * Somebody who delivers files one after the other, each once the one before it is read, and sends
 * again whatever there is no receipt for.
 */
final class Sender {
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int PAUSE_MILLIS = 100;

  private final TwoTenants world;
  private final TenantEntry supplier;
  private final URI address;
  private final Shelf shelf;

  Sender(TwoTenants world, TenantEntry supplier, int port, Shelf shelf) {
    this.world = world;
    this.supplier = supplier;
    this.address = URI.create("http://127.0.0.1:" + port + "/api/v1/deliveries");
    this.shelf = shelf;
  }

  /** Delivers all of them and sees each of them read. */
  void deliver(List<Path> files) throws InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (Path file : files) {
        while (!isReceived(http, file)) {
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        while (!shelf.isRead()) {
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
      }
    }
  }

  private boolean isReceived(HttpClient http, Path file) throws InterruptedException {
    String token =
        world
            .tokens()
            .forTenant(supplier)
            .client("console")
            .roles("supervisor")
            .subject("sender")
            .sign();
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          address + "?wait=0&zone=Europe/Brussels&name=" + file.getFileName()))
                  .timeout(ANSWER)
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/octet-stream")
                  .POST(HttpRequest.BodyPublishers.ofFile(file))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 400 && answer.statusCode() < 500) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return answer.statusCode() == 201;
    } catch (IOException noAnswer) {
      return false;
    }
  }
}
