package org.wattline.billing.metering.internal.sources;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire to a port of this machine that can be cut; it is whole again for the next caller. */
final class Wire implements AutoCloseable {
  private final ServerSocket door;
  private final int to;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  final AtomicInteger calls = new AtomicInteger();

  Wire(int to) {
    this.to = to;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
        calls.incrementAndGet();
        ends.add(near);
        ends.add(far);
        Thread.ofVirtual().start(() -> carry(near, far));
        Thread.ofVirtual().start(() -> carry(far, near));
      } catch (IOException closed) {
        cut();
      }
    }
  }

  private void carry(Socket from, Socket into) {
    try (InputStream in = from.getInputStream();
        OutputStream out = into.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException cut) {
      hangUp(from);
      hangUp(into);
    }
  }

  /** Ends every call at once, with whatever is under way. */
  void cut() {
    ends.forEach(Wire::hangUp);
    ends.clear();
  }

  private static void hangUp(Socket socket) {
    if (socket.isClosed()) {
      return;
    }
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException alreadyHungUp) {
      // the other end was faster
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
