package org.wattline.acceptance.walls;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Every key of a Redis with what it holds, read with the protocol's own few words. */
final class RedisDump implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private RedisDump(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** A line for each key: its name, and its value as Redis would write it to disk. */
  static List<String> lines(int port) throws IOException {
    try (RedisDump redis = new RedisDump(port)) {
      List<String> lines = new ArrayList<>();
      for (String key : redis.list("KEYS", "*")) {
        lines.add(key + " " + String.join("", redis.list("DUMP", key)));
      }
      return lines;
    }
  }

  private List<String> list(String... words) throws IOException {
    StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      int length = word.getBytes(StandardCharsets.ISO_8859_1).length;
      command.append('$').append(length).append("\r\n").append(word).append("\r\n");
    }
    out.write(command.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    List<String> answer = new ArrayList<>();
    read(answer);
    return answer;
  }

  private void read(List<String> answer) throws IOException {
    String line = line();
    int size =
        line.length() > 1 && "$*".indexOf(line.charAt(0)) >= 0
            ? Integer.parseInt(line.substring(1))
            : 0;
    switch (line.charAt(0)) {
      case '*' -> {
        for (int i = 0; i < size; i++) {
          read(answer);
        }
      }
      case '$' -> {
        if (size >= 0) {
          answer.add(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
          line();
        }
      }
      default -> throw new IOException("Redis answered " + line);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\r'; next = in.read()) {
      if (next < 0) {
        throw new IOException("Redis closed the connection");
      }
      line.append((char) next);
    }
    in.read();
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
