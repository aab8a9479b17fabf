package org.wattline.bench.kills;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;
import org.wattline.bench.service.ServiceInThisProcess;
import org.wattline.tenancy.directory.DirectoryJson;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.test.TestDirectory;
import org.wattline.tenancy.test.TwoTenants;

/** The service in a process of its own, over the database of a fixture. */
public final class ServiceProcess implements AutoCloseable {
  /** What a file's name begins with that a process makes when it is up. */
  private static final String UP = "up-";

  private static final String DIRECTORY = "directory.json";
  private static final int DEATH_SECONDS = 10;

  private final Process process;
  private final Path folder;
  private final Path log;

  private ServiceProcess(Process process, Path folder, Path log) {
    this.process = process;
    this.folder = folder;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param main the process's own main class, which calls {@link #boot}
   * @param name of its log and settings, within the folder
   * @param settings properties of the service beside those of the fixture
   */
  public static ServiceProcess start(
      TwoTenants world, Path folder, String name, Class<?> main, Map<String, String> settings)
      throws IOException {
    Properties all = new Properties();
    ServiceInThisProcess.surroundings(world)
        .forEach((key, value) -> all.setProperty(key, value.toString()));
    all.putAll(settings);
    try (var out = Files.newBufferedWriter(settings(folder, name))) {
      all.store(out, null);
    }
    Files.write(folder.resolve(DIRECTORY), DirectoryJson.write(world.directory().snapshot()));
    Path log = folder.resolve(name + ".log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // the gateway's layout of logs is on the class path, too, and wants a format
                "-Dlogging.structured.format.console=ecs",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName(),
                folder.toString(),
                name)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new ServiceProcess(process, folder, log);
  }

  /** A port of the loopback address that nobody listens on now. */
  public static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static Path settings(Path folder, String name) {
    return folder.resolve(name + ".properties");
  }

  /**
   * The service, in the process that was started for it. Beans are made when they are first needed:
   * a process that dies young is not to build everything first.
   *
   * @param arguments those of the main class
   */
  public static Booted boot(String[] arguments, Clock clock) throws IOException {
    Path folder = Path.of(arguments[0]);
    Properties read = new Properties();
    try (var in = Files.newBufferedReader(settings(folder, arguments[1]))) {
      read.load(in);
    }
    Map<String, Object> properties = new HashMap<>();
    read.forEach((key, value) -> properties.put(key.toString(), value));
    properties.put("spring.main.lazy-initialization", "true");
    TestDirectory directory =
        new TestDirectory(
            DirectoryJson.read(Files.readAllBytes(folder.resolve(DIRECTORY)))
                .tenants()
                .toArray(TenantEntry[]::new));
    ConfigurableApplicationContext service =
        ServiceInThisProcess.start(properties, directory, clock);
    return new Booted(service, directory, folder);
  }

  /** The service as it runs in its own process. */
  public record Booted(
      ConfigurableApplicationContext service, TestDirectory directory, Path folder) {
    /** Says to whoever started the process that it is up. */
    public void isUp() throws IOException {
      Files.createFile(folder.resolve(UP + ProcessHandle.current().pid()));
    }
  }

  public boolean isUp() {
    return Files.exists(folder.resolve(UP + process.pid()));
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  public String log() throws IOException {
    return Files.readString(log);
  }

  /** SIGSTOP: it stands still with whatever it has in hand. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT. */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(DEATH_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
