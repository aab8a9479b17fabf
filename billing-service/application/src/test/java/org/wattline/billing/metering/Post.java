package org.wattline.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.premises.Village;
import org.wattline.tenancy.security.Role;
import tools.jackson.databind.JsonNode;

/** Sends deliveries to the first supplier and asks what became of them. */
final class Post {
  final Service service;
  final Desk desk;
  final Village village;
  final String staff;

  Post(Service service, Desk desk) {
    this.service = service;
    this.desk = desk;
    this.village = new Village(desk);
    this.staff = desk.staff(Role.SUPERVISOR);
  }

  static String aMarketId() {
    return ("P" + UUID.randomUUID().toString().replace("-", "").substring(0, 15))
        .toUpperCase(java.util.Locale.ROOT);
  }

  String aPoint(String marketId) {
    return village.aPoint(marketId).text("id");
  }

  String aPoint(String marketId, String zone, String commodity) {
    return village.aPoint(marketId, zone, commodity).text("id");
  }

  Answer send(String name, byte[] content, String... parameters) {
    return send(staff, name, content, parameters);
  }

  Answer send(String token, String name, byte[] content, String... parameters) {
    StringBuilder path =
        new StringBuilder("/api/v1/deliveries?wait=30&name=").append(escaped(name));
    for (int i = 0; i < parameters.length; i += 2) {
      path.append('&').append(parameters[i]).append('=').append(escaped(parameters[i + 1]));
    }
    return service.upload(token, path.toString(), content);
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A delivery that is read to its end. */
  JsonNode sent(String name, byte[] content, String... parameters) {
    Answer answer = send(name, content, parameters);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    JsonNode delivery = answer.json();
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!delivery.path("state").asString().matches("DONE|REFUSED|FAILED")
        && System.nanoTime() < until) {
      pause();
      delivery = delivery(delivery.path("id").asString());
    }
    addsUp(delivery);
    return delivery;
  }

  JsonNode sent(String content, String... parameters) {
    return sent("test.csv", content.getBytes(StandardCharsets.UTF_8), parameters);
  }

  JsonNode delivery(String id) {
    return service.get(staff, "/api/v1/deliveries/" + id).json();
  }

  static void addsUp(JsonNode d) {
    assertThat(d.path("records").asLong())
        .as(d.toString())
        .isEqualTo(
            d.path("accepted").asLong()
                + d.path("duplicate").asLong()
                + d.path("replaced").asLong()
                + d.path("rejected").asLong()
                + d.path("waiting").asLong());
  }

  static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JsonNode usage(String point, String from, String to, String resolution) {
    return service
        .get(
            staff,
            "/api/v1/service-points/"
                + point
                + "/usage?from="
                + from
                + "&to="
                + to
                + "&resolution="
                + resolution)
        .json();
  }

  JsonNode usage(String point, String from, String to, String resolution, Instant knownAt) {
    return service
        .get(
            staff,
            "/api/v1/service-points/"
                + point
                + "/usage?from="
                + from
                + "&to="
                + to
                + "&resolution="
                + resolution
                + "&knownAt="
                + knownAt)
        .json();
  }

  /** Rows of the long CSV: kWh of quarter-hours from a moment on. */
  static String quarters(String marketId, Instant from, double... kwh) {
    StringBuilder csv = new StringBuilder("point,start,kwh,quality\n");
    for (int i = 0; i < kwh.length; i++) {
      csv.append(row(marketId, from.plusSeconds(900L * i), String.valueOf(kwh[i]), "M"));
    }
    return csv.toString();
  }

  static String row(String marketId, Instant at, String kwh, String quality) {
    return marketId + "," + at + "," + kwh + "," + quality + "\n";
  }
}
