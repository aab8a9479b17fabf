package org.wattline.bench.ui;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A page of three lines: the least that a browser can paint. */
final class BarePage implements AutoCloseable {
  private static final byte[] PAGE =
      "<!doctype html><title>Bare</title><h1>This month</h1><p>You owe 42.10 EUR.</p><p>Pay</p>"
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  private BarePage(HttpServer server) {
    this.server = server;
  }

  static BarePage serve() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, PAGE.length);
          exchange.getResponseBody().write(PAGE);
          exchange.close();
        });
    server.start();
    return new BarePage(server);
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
