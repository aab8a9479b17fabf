package org.wattline.bench.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The gateway's own executable jar, started in this process but with a class path of its own: it is
 * reactive, and other benchmarks bring servlets.
 */
final class GatewayInThisProcess {

  private static final String APPLICATION = "org.wattline.gateway.GatewayApplication";
  private static final String CLASSES = "BOOT-INF/classes/";
  private static final String LIBRARIES = "BOOT-INF/lib/";
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private GatewayInThisProcess() {}

  /** Starts it and waits until it accepts connections. It ends with the process. */
  static void start(Path root, int port, Map<String, String> properties) throws Exception {
    ClassLoader apart =
        new URLClassLoader(
            "gateway",
            unpacked(executable(root)).toArray(URL[]::new),
            ClassLoader.getPlatformClassLoader());
    List<String> arguments = new ArrayList<>();
    properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    Thread.ofPlatform()
        .name("gateway")
        .daemon()
        .start(
            () -> {
              Thread.currentThread().setContextClassLoader(apart);
              try {
                Class.forName(APPLICATION, true, apart)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments.toArray(String[]::new));
              } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException("The gateway does not start", failure);
              }
            });
    awaitPort(port);
  }

  private static Path executable(Path root) throws IOException {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(root.resolve("gateway/target"), "wattline-gateway-*-exec.jar")) {
      for (Path jar : jars) {
        return jar;
      }
    }
    throw new IOException("gateway/target has no executable jar: build the gateway first");
  }

  /** What the executable jar carries, as a class path; it goes when the process does. */
  private static List<URL> unpacked(Path executable) throws IOException {
    Path folder = Files.createTempDirectory("gateway");
    folder.toFile().deleteOnExit();
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<URL> classPath = new ArrayList<>(List.of(classes.toUri().toURL()));
    try (ZipFile jar = new ZipFile(executable.toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (entry.isDirectory() || !(name.startsWith(CLASSES) || name.startsWith(LIBRARIES))) {
          continue;
        }
        boolean library = name.startsWith(LIBRARIES);
        Path target =
            library
                ? folder.resolve(name.substring(LIBRARIES.length()))
                : classes.resolve(name.substring(CLASSES.length()));
        if (!target.normalize().startsWith(folder)) {
          throw new IOException("The jar has an entry outside of itself: " + name);
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
          Files.copy(content, target);
        }
        target.toFile().deleteOnExit();
        if (library) {
          classPath.add(target.toUri().toURL());
        }
      }
    }
    return classPath;
  }

  private static void awaitPort(int port) throws IOException {
    long deadline = System.nanoTime() + START_NANOS;
    while (true) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException notYet) {
        if (System.nanoTime() - deadline > 0) {
          throw new IOException("The gateway does not listen on port " + port, notYet);
        }
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
