package org.wattline.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says exactly what a test wants said, bytes and all, and reads the answer. */
final class RawHttp {

  private static final int TIMEOUT_MILLIS = 30_000;

  private RawHttp() {}

  /** A request under construction. */
  static final class Request {
    private final int port;
    private final String method;
    private final String target;
    private final List<String> lines = new ArrayList<>();
    private byte[] body = new byte[0];

    private Request(int port, String method, String target) {
      this.port = port;
      this.method = method;
      this.target = target;
    }

    Request host(String host) {
      return header("Host", host);
    }

    Request header(String name, String value) {
      lines.add(name + ": " + value);
      return this;
    }

    Request bearer(String token) {
      return header("Authorization", "Bearer " + token);
    }

    Request asBrowser() {
      return header(
          "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8");
    }

    Request body(String text) {
      body = text.getBytes(StandardCharsets.UTF_8);
      return header("Content-Length", Integer.toString(body.length));
    }

    Response send() {
      StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
      lines.forEach(line -> head.append(line).append("\r\n"));
      head.append("Connection: close\r\n\r\n");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
      bytes.writeBytes(body);
      return RawHttp.send(port, bytes.toByteArray(), method.equals("HEAD"));
    }
  }

  /**
   * An answer as it came.
   *
   * @param headers in their order, {@code name: value}
   */
  record Response(int status, List<String> headers, String body) {

    List<String> all(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .toList();
    }

    Optional<String> header(String name) {
      return all(name).stream().findFirst();
    }

    String problem() {
      return Json.of(body).at("type").replace("https://wattline.org/problems/", "");
    }
  }

  static Request get(int port, String target) {
    return new Request(port, "GET", target);
  }

  static Request request(int port, String method, String target) {
    return new Request(port, method, target);
  }

  static Response send(int port, String wire) {
    return send(port, wire.getBytes(StandardCharsets.ISO_8859_1), false);
  }

  static Response send(int port, byte[] wire, boolean head) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      OutputStream out = socket.getOutputStream();
      try {
        out.write(wire);
        out.flush();
      } catch (IOException refusedEarly) {
        // the answer may be there all the same
      }
      return read(socket.getInputStream(), head);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  static Response read(InputStream in, boolean head) throws IOException {
    String statusLine = line(in);
    if (statusLine.isEmpty()) {
      throw new IOException("The connection was closed without an answer");
    }
    int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
    List<String> headers = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      headers.add(line);
    }
    Response bare = new Response(status, headers, "");
    if (head || status == 304 || status == 204 || status == 101) {
      return bare;
    }
    byte[] body;
    if (bare.header("Transfer-Encoding").isPresent()) {
      body = chunks(in);
    } else if (bare.header("Content-Length").isPresent()) {
      body = in.readNBytes(Integer.parseInt(bare.header("Content-Length").orElseThrow()));
    } else {
      body = in.readAllBytes();
    }
    return new Response(status, headers, new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.writeBytes(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    String line = line(in);
    if (line.isEmpty()) {
      throw new IOException("The answer broke off");
    }
    return Integer.parseInt(line, 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
      if (read != '\r') {
        line.append((char) read);
      }
    }
    return line.toString();
  }
}
