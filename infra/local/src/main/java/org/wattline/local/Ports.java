package org.wattline.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * The stack's ports, counted from one base: the gateway's, which is the only one that people use.
 *
 * @param base 1024 to 65000
 */
public record Ports(int base) {
  /** How many follow one another from the base on. */
  public static final int COUNT = 24;

  /** The base when none is given. */
  public static final int DEFAULT_BASE = 8080;

  private static final int LOWEST = 1024;
  private static final int HIGHEST = 65_000;
  /* below the range from which systems hand out ports of outgoing connections */
  private static final int LOWEST_FREE = 12_000;
  private static final int HIGHEST_FREE = 32_000;
  private static final int ATTEMPTS = 200;

  public Ports {
    if (base < LOWEST || base > HIGHEST) {
      throw new LocalStackException(
          "The port must lie between " + LOWEST + " and " + HIGHEST + ", not " + base + ".");
    }
  }

  /** A range in which nothing listens now. */
  public static Ports free() {
    RandomGenerator random = RandomGenerator.getDefault();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Ports ports = new Ports(random.nextInt(LOWEST_FREE, HIGHEST_FREE));
      if (ports.firstTaken().isEmpty()) {
        return ports;
      }
    }
    throw new LocalStackException("No " + COUNT + " ports in a row are free on this machine.");
  }

  /** The first port of the range on which something listens already. */
  public OptionalInt firstTaken() {
    for (int port = base; port < base + COUNT; port++) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (IOException taken) {
        return OptionalInt.of(port);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * @throws LocalStackException naming the first that is taken
   */
  void requireFree() {
    OptionalInt taken = firstTaken();
    if (taken.isPresent()) {
      throw new LocalStackException(
          "Port "
              + taken.getAsInt()
              + " is taken: stop what listens there, or start with --port N (N to N+"
              + (COUNT - 1)
              + " must be free).");
    }
  }

  public int gateway() {
    return base;
  }

  public int controlPlane() {
    return base + 1;
  }

  public int billing() {
    return base + 2;
  }

  public int portal() {
    return base + 3;
  }

  public int console() {
    return base + 4;
  }

  public int keycloak() {
    return base + 5;
  }

  public int keycloakManagement() {
    return base + 6;
  }

  public int postgres() {
    return base + 7;
  }

  public int redis() {
    return base + 8;
  }

  public int smtp() {
    return base + 9;
  }

  public int mailViewer() {
    return base + 10;
  }

  /** For the stand-in of the payment provider. */
  public int payments() {
    return base + 11;
  }

  /** Health and metrics of a service, beside the port on which it serves. */
  public int management(int servicePort) {
    return servicePort + 15;
  }
}
