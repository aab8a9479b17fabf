package org.wattline.bench.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A payment provider that takes every charge at once and remembers nothing: what a payment costs is
 * then ours alone.
 */
final class InstantProvider implements AutoCloseable {
  private static final int BACKLOG = 512;
  private static final int OK = 200;
  private static final String CHARGED =
      """
      {"id":"pi_%1$d","object":"payment_intent","status":"succeeded","created":%2$d,
       "latest_charge":{"id":"ch_%1$d","object":"charge","created":%2$d,"amount_refunded":0,
       "disputed":false,"payment_method_details":{"type":"card",
       "card":{"brand":"visa","last4":"4242"}}}}
      """;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong charges = new AtomicLong();
  private final long epochSecond;

  InstantProvider(long epochSecond) throws IOException {
    this.epochSecond = epochSecond;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/v1/payment_intents", this::charge);
    server.start();
  }

  private void charge(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] answer =
          String.format(Locale.ROOT, CHARGED, charges.incrementAndGet(), epochSecond)
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(OK, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  long charges() {
    return charges.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
