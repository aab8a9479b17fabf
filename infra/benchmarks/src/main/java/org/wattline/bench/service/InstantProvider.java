package org.wattline.bench.service;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A payment provider that takes every charge at once and remembers nothing: what a payment costs is
 * then ours alone. It speaks just enough HTTP for that, so that it takes little of the processor
 * that it shares with the service.
 */
final class InstantProvider implements AutoCloseable {
  private static final int BACKLOG = 512;
  private static final String CHARGE = "POST /v1/payment_intents ";
  private static final String LENGTH = "content-length:";
  private static final String ANSWER =
      "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s";
  private static final String CHARGED =
      """
      {"id":"pi_%1$d","object":"payment_intent","status":"succeeded","created":%2$d,
       "latest_charge":{"id":"ch_%1$d","object":"charge","created":%2$d,"amount_refunded":0,
       "disputed":false,"payment_method_details":{"type":"card",
       "card":{"brand":"visa","last4":"4242"}}}}
      """;

  private final ServerSocket door;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong charges = new AtomicLong();
  private final long epochSecond;

  InstantProvider(long epochSecond) throws IOException {
    this.epochSecond = epochSecond;
    this.door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    threads.execute(this::welcome);
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        threads.execute(() -> serve(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** Answers the requests of one connection until its caller leaves. */
  private void serve(Socket caller) {
    try (caller;
        InputStream in = new BufferedInputStream(caller.getInputStream());
        OutputStream out = caller.getOutputStream()) {
      caller.setTcpNoDelay(true);
      for (String asked = line(in); !asked.isEmpty(); asked = line(in)) {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
          if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
            length = Integer.parseInt(header.substring(LENGTH.length()).strip());
          }
        }
        in.skipNBytes(length);
        out.write(answer(asked).getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException gone) {
      // the caller left in the middle: it counts what it did not get
    }
  }

  private String answer(String asked) {
    if (!asked.startsWith(CHARGE)) {
      return String.format(Locale.ROOT, ANSWER, "404 Not Found", 2, "{}");
    }
    String charged = String.format(Locale.ROOT, CHARGED, charges.incrementAndGet(), epochSecond);
    return String.format(Locale.ROOT, ANSWER, "200 OK", charged.length(), charged);
  }

  /** A line without its end; empty where there is none any more. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  long charges() {
    return charges.get();
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
