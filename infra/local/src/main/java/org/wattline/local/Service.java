package org.wattline.local;

import java.nio.file.Path;
import java.util.function.ToIntFunction;

/** The services of Wattline, each an executable jar. */
public enum Service {
  CONTROL_PLANE(
      "control-plane",
      "tenant-core/control-plane",
      "wattline-control-plane",
      160,
      Ports::controlPlane),
  BILLING(
      "billing",
      "billing-service/application",
      "wattline-billing-application",
      256,
      Ports::billing),
  PORTAL("customer-portal", "customer-portal", "wattline-customer-portal", 192, Ports::portal),
  CONSOLE("staff-console", "staff-console", "wattline-staff-console", 192, Ports::console),
  GATEWAY("gateway", "gateway", "wattline-gateway", 128, Ports::gateway);

  private static final String VERSION = "0.1.0-SNAPSHOT";

  private final String label;
  private final String module;
  private final String artifact;
  private final int heapMegabytes;
  private final ToIntFunction<Ports> port;

  Service(
      String label, String module, String artifact, int heapMegabytes, ToIntFunction<Ports> port) {
    this.label = label;
    this.module = module;
    this.artifact = artifact;
    this.heapMegabytes = heapMegabytes;
    this.port = port;
  }

  /** As in its log file's name. */
  public String label() {
    return label;
  }

  /** Its module's folder in the checkout. */
  public String module() {
    return module;
  }

  /** The most that its heap may grow to on one machine. */
  public int heapMegabytes() {
    return heapMegabytes;
  }

  /** Where it serves. */
  public int port(Ports ports) {
    return port.applyAsInt(ports);
  }

  /** Where its health and metrics are. */
  public int managementPort(Ports ports) {
    return ports.management(port(ports));
  }

  /** Its executable jar. */
  public Path jar(Path root) {
    return root.resolve(module).resolve("target/" + artifact + "-" + VERSION + "-exec.jar");
  }
}
