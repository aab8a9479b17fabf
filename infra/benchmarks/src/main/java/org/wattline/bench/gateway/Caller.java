package org.wattline.bench.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive connection that asks the same question again and again, with as little of its own
 * as possible: what it takes itself is the same for every way that is compared.
 */
final class Caller implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int OK = 200;
  private static final int MAX_LINE = 8_192;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final byte[] request;
  private final byte[] line = new byte[MAX_LINE];

  Caller(int port, byte[] request) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.socket.setTcpNoDelay(true);
    this.socket.setSoTimeout(TIMEOUT_MILLIS);
    this.out = socket.getOutputStream();
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    this.request = request;
  }

  /** Asks once and reads the whole answer; anything but 200 is a failure. */
  long nanos() throws IOException {
    long start = System.nanoTime();
    out.write(request);
    String status = line();
    if (!status.startsWith("HTTP/1.1 " + OK)) {
      throw new IOException("Unexpected answer: " + status);
    }
    int length = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = true;
      }
    }
    if (chunked) {
      for (int size = chunk(); size > 0; size = chunk()) {
        in.skipNBytes(size);
        line();
      }
      line();
    } else {
      in.skipNBytes(length);
    }
    return System.nanoTime() - start;
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    int length = 0;
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0 || length == MAX_LINE) {
        throw new IOException("The connection broke off");
      }
      if (read != '\r') {
        line[length++] = (byte) read;
      }
    }
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
