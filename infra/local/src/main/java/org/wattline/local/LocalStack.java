package org.wattline.local;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.history.PastClock;
import org.wattline.local.identity.Keycloak;
import org.wattline.local.identity.Secrets;
import org.wattline.local.identity.SignIn;
import org.wattline.local.identity.SigningKey;
import org.wattline.local.mail.MailPart;
import org.wattline.local.mail.Mailbox;
import org.wattline.local.parts.KeycloakPart;
import org.wattline.local.parts.PostgresPart;
import org.wattline.local.parts.RedisPart;
import org.wattline.local.parts.ServicePart;
import org.wattline.local.payments.StripePart;
import org.wattline.local.process.ProcessPart;
import org.wattline.local.process.ProcessRecord;

/** A running Wattline. Everything listens on loopback addresses only. */
public final class LocalStack implements AutoCloseable {
  /** The name of the launcher's own process. */
  static final String LAUNCHER = "up";

  private static final long DEATH_TOLD_MILLIS = 1_000;
  private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(20);

  private final Ports ports;
  private final Folders folders;
  private final StackOptions options;
  private final Secrets secrets;
  private final PostgresPart database;
  private final Part postgres;
  private final Part redis;
  private final MailPart mail;
  private final Part stripe;
  private final Part keycloakPart;
  private final Map<Service, Part> services = new EnumMap<>(Service.class);
  private final Keycloak keycloak;
  private final Demo demo;
  private final @Nullable PastClock past;
  private final CompletableFuture<String> firstDeath = new CompletableFuture<>();
  private volatile boolean closing;
  private boolean closed;

  private LocalStack(Ports ports, Folders folders, StackOptions options) {
    this.ports = ports;
    this.folders = folders;
    this.options = options;
    this.secrets = new Secrets(folders.keys());
    this.database = new PostgresPart(folders, ports.postgres(), secrets);
    this.postgres = part("postgres", database);
    this.redis = part("redis", new RedisPart(folders, ports.redis()));
    this.mail = new MailPart(ports.smtp(), ports.mailViewer(), folders.log("up"));
    this.past = Demo.pastToMake(folders, ports, options, secrets);
    this.stripe =
        new StripePart(
            ports,
            folders,
            secrets.password(StripePart.WEBHOOK_SECRET),
            past == null ? Clock.systemUTC() : past.clock());
    this.keycloak =
        new Keycloak(
            "http://127.0.0.1:" + ports.keycloak(),
            url("auth"),
            secrets.signingKey(ServiceSettings.CONTROL_PLANE_KEY),
            Clock.systemUTC());
    this.keycloakPart =
        part("keycloak", new KeycloakPart(folders, ports, secrets, url("auth"), options.tuning()));
    ServiceSettings settings = new ServiceSettings(folders, ports, secrets);
    for (Service service : options.services()) {
      ServicePart.Settings own = () -> settings.of(service, past);
      services.put(
          service,
          part(service.label(), new ServicePart(service, folders, ports, own, options.tuning())));
    }
    this.demo = new Demo(this);
  }

  private Part part(String name, ProcessPart.Launch launch) {
    Part part = new ProcessPart(name, folders.log(name), folders.run(), launch);
    part.onDeath(this::died);
    return part;
  }

  private void died(String sentence) {
    if (!closing) {
      firstDeath.complete(sentence);
    }
  }

  /**
   * Starts everything and returns when it is ready.
   *
   * @param dataFolder where this stack's data are kept; what an earlier stack left running there is
   *     ended first
   * @throws LocalStackException when something stands in the way; nothing is left running
   */
  public static LocalStack start(Ports ports, Path root, Path dataFolder, StackOptions options) {
    return start(ports, Folders.of(root, dataFolder), options);
  }

  /**
   * The same with nothing of what an earlier stack left there: its processes are ended and its data
   * deleted first.
   */
  public static LocalStack startFresh(
      Ports ports, Path root, Path dataFolder, StackOptions options) {
    endLeftovers(Folders.of(root, dataFolder));
    Folders.deleteTree(dataFolder);
    return start(ports, root, dataFolder, options);
  }

  /**
   * The stack that {@code infra/up} runs from this checkout, if it does. Closing it leaves it
   * running, and its processes cannot be killed or started through it.
   */
  public static Optional<LocalStack> running(Path root) {
    Folders folders = Folders.of(root);
    boolean up =
        ProcessRecord.running(folders.run()).stream()
            .anyMatch(record -> record.name().equals(LAUNCHER));
    if (!up) {
      return Optional.empty();
    }
    return folders
        .rememberedPort()
        .map(port -> new LocalStack(new Ports(port), folders, StackOptions.forTests(line -> {})));
  }

  static LocalStack start(Ports ports, Folders folders, StackOptions options) {
    DiskSpace.requireRoom(folders.data());
    endLeftovers(folders);
    ports.requireFree();
    LocalStack stack = new LocalStack(ports, folders, options);
    try {
      stack.startAll();
      return stack;
    } catch (RuntimeException e) {
      stack.abandon();
      throw e;
    }
  }

  /** Ends what a launcher left running that was itself killed. */
  static void endLeftovers(Folders folders) {
    List<ProcessRecord> left = new ArrayList<>(ProcessRecord.running(folders.run()));
    left.removeIf(record -> record.pid() == ProcessHandle.current().pid());
    left.forEach(record -> record.end(LEFTOVER_GRACE));
  }

  private void startAll() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      all(
          List.of(
              begin(threads, postgres),
              begin(threads, redis),
              begin(threads, mail),
              begin(threads, stripe)));
      List<CompletableFuture<Void>> starts = new ArrayList<>();
      starts.add(
          begin(threads, keycloakPart)
              .thenRun(
                  () ->
                      keycloak.ensureControlPlaneClient(
                          KeycloakPart.BOOTSTRAP_CLIENT, secrets.password("keycloak-bootstrap"))));
      services.values().forEach(part -> starts.add(begin(threads, part)));
      all(starts);
    }
    if (services.containsKey(Service.CONTROL_PLANE)) {
      CompletableFuture<Void> people =
          CompletableFuture.runAsync(
              this::makePeople, work -> Thread.ofVirtual().name("demo").start(work));
      all(List.of(people));
    }
    if (firstDeath.isDone()) {
      throw new LocalStackException(firstDeath.join());
    }
    options.progress().accept("all parts are ready");
  }

  private void makePeople() {
    demo.ensureOnboardingTeam();
    if (options.demo()) {
      demo.ensureSuppliers();
    }
  }

  private CompletableFuture<Void> begin(ExecutorService threads, Part part) {
    return CompletableFuture.runAsync(
        () -> {
          long from = System.nanoTime();
          part.start();
          options
              .progress()
              .accept(
                  String.format(
                      Locale.ROOT,
                      "%-16s ready after %4.1f s",
                      part.name(),
                      (System.nanoTime() - from) / 1e9));
        },
        threads);
  }

  /** Waits for all, but no longer than the first failure or the first part that dies. */
  private void all(List<CompletableFuture<Void>> starts) {
    CompletableFuture<Void> whole =
        CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new));
    CompletableFuture<Void> failed =
        firstDeath.thenAccept(
            sentence -> {
              throw new LocalStackException(sentence);
            });
    for (CompletableFuture<Void> start : starts) {
      start.whenComplete(
          (done, failure) -> {
            if (failure != null) {
              failed.completeExceptionally(failure);
            }
          });
    }
    try {
      CompletableFuture.anyOf(whole, failed).join();
    } catch (CompletionException e) {
      // whoever talks to a part that died may notice before its death is told
      String death =
          firstDeath.copy().completeOnTimeout("", DEATH_TOLD_MILLIS, TimeUnit.MILLISECONDS).join();
      abandon();
      if (!death.isEmpty()) {
        throw new LocalStackException(death, e);
      }
      if (e.getCause() instanceof LocalStackException known) {
        throw known;
      }
      throw e;
    }
  }

  /**
   * Calls back with a sentence when the first part ends that was not asked to; at once where one
   * already has.
   */
  public void onDeath(Consumer<String> listener) {
    var _ = firstDeath.thenAccept(listener);
  }

  /** Ends a start that failed: at once, except for the database. */
  private void abandon() {
    closing = true;
    services.values().forEach(Part::kill);
    keycloakPart.kill();
    redis.kill();
    mail.stop();
    stripe.stop();
    postgres.stop();
  }

  /** Ends everything in order; data stay. A second call waits for the first. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    closing = true;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      services.values().forEach(part -> threads.execute(part::stop));
      threads.execute(keycloakPart::stop);
    }
    redis.stop();
    stripe.stop();
    mail.stop();
    postgres.stop();
  }

  /** The parts, in the order in which they depend on one another. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>(List.of(postgres, redis, mail, stripe, keycloakPart));
    parts.addAll(services.values());
    return parts;
  }

  public Ports ports() {
    return ports;
  }

  public Folders folders() {
    return folders;
  }

  public StackOptions options() {
    return options;
  }

  /** What is told to whoever waits. */
  public Progress progress() {
    return options.progress();
  }

  /** A public address by the first label of its host: {@code zonnestroom}, {@code auth} … */
  public String url(String label) {
    return "http://" + label + ".localhost:" + ports.gateway();
  }

  public Part postgres() {
    return postgres;
  }

  public Part redis() {
    return redis;
  }

  public Part keycloak() {
    return keycloakPart;
  }

  /** The process of a service. */
  public Part service(Service service) {
    Part part = services.get(service);
    if (part == null) {
      throw new IllegalArgumentException(service.label() + " is not part of this stack");
    }
    return part;
  }

  /** The mails that were sent. */
  public Mailbox mails() {
    return mail.mails();
  }

  /** Keycloak's administration. */
  public Keycloak identity() {
    return keycloak;
  }

  public Secrets secrets() {
    return secrets;
  }

  /** The time in which the demo's past is made; null where there is none to make. */
  public @Nullable PastClock past() {
    return past;
  }

  /** The demo suppliers and their people. */
  public Demo demo() {
    return demo;
  }

  /** A database connection that no wall stops, to look behind them. */
  public Connection superuser(String databaseName) throws SQLException {
    return database.superuser(databaseName);
  }

  /**
   * The access token that a person gets by signing in on a page.
   *
   * @param realm a tenant's slug, or {@code platform}
   * @param label the first label of the host on which they sign in
   * @param client {@code portal} or {@code console}
   */
  public String accessToken(
      String realm, String label, String client, String username, String password) {
    return new SignIn(keycloak)
        .tokens(
            realm,
            client,
            clientKey(client),
            SignIn.redirectUri(url(label), client),
            username,
            password)
        .get("access_token")
        .asString();
  }

  private SigningKey clientKey(String client) {
    return secrets.signingKey(
        client.equals("portal") ? ServiceSettings.PORTAL_KEY : ServiceSettings.CONSOLE_KEY);
  }
}
