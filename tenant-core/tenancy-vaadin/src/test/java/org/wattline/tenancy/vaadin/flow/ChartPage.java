package org.wattline.tenancy.vaadin.flow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A page with one chart in it and a strict policy: no inline script, no eval, nothing foreign. */
final class ChartPage implements AutoCloseable {
  private static final String POLICY =
      "default-src 'none'; script-src 'nonce-once' 'strict-dynamic';"
          + " style-src 'self' 'unsafe-inline'; img-src 'self' data:";
  private final HttpServer server;
  private String page = "";

  ChartPage() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The address of a page that shows the picture. */
  String address(String picture, boolean opens) {
    page =
        """
        <!doctype html><html lang="nl" style="color-scheme:light dark"><head><title>Grafiek</title>
        <meta name="viewport" content="width=device-width">
        <link rel="stylesheet" href="/wattline/base.css">
        <style>:root{--wl-brand-text:light-dark(#0b5c3b,#7fdcb1);font-family:sans-serif}
        body{padding:16px}</style>
        <script nonce="once" type="module">
        const chart = document.createElement('wl-chart');
        chart.picture = %s;
        if (%s) chart.opens = true;
        chart.addEventListener('wl-open', (event) => { window.opened = event.detail; });
        document.querySelector('main').append(chart);
        </script>
        <script nonce="once" type="module" src="/wattline/chart.js"></script>
        </head><body><main><h1>Verbruik</h1></main></body></html>
        """
            .formatted(picture, opens);
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/")) {
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        send(exchange, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
        return;
      }
      try (InputStream in =
          ChartPage.class.getClassLoader().getResourceAsStream("META-INF/resources" + path)) {
        if (in == null) {
          exchange.sendResponseHeaders(404, -1);
        } else {
          send(exchange, path.endsWith(".css") ? "text/css" : "text/javascript", in.readAllBytes());
        }
      }
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
