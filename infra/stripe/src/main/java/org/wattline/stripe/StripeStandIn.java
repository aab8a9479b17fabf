package org.wattline.stripe;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A running stand-in, on the loopback address. */
public final class StripeStandIn implements AutoCloseable {
  private static final int BACKLOG = 128;

  /** As Stripe: again and again, later and later; here for a day. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofHours(17));

  private final Settings settings;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final LongAdder asked = new LongAdder();
  private final Webhooks webhooks;
  private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();

  /**
   * How a stand-in is run.
   *
   * @param port to listen on; 0: any
   * @param pages where browsers reach it, such as {@code http://stripe.localhost:8080}; null: at
   *     its port
   * @param folder where its state is kept; null: in memory
   * @param webhookUrl where events of every account go, with {@code {account}} for its label; null:
   *     only to registered endpoints
   * @param webhookSecret that those are signed with
   * @param clock that its books are kept by
   * @param signing that events are signed by: receivers mind how old a signature is
   */
  public record Settings(
      int port,
      @Nullable String pages,
      @Nullable Path folder,
      @Nullable String webhookUrl,
      String webhookSecret,
      Clock clock,
      Clock signing) {

    /** The same with one clock for both. */
    public Settings(
        int port,
        @Nullable String pages,
        @Nullable Path folder,
        @Nullable String webhookUrl,
        String webhookSecret,
        Clock clock) {
      this(port, pages, folder, webhookUrl, webhookSecret, clock, clock);
    }
  }

  /** What may go wrong with a request that changes something, once each, in order. */
  public enum Fault {
    /** All is done, and the connection breaks before the answer. */
    ANSWER_LOST,
    /** Nothing is done, and the connection breaks. */
    REQUEST_LOST
  }

  private StripeStandIn(Settings settings) throws IOException {
    this.settings = settings;
    this.webhooks =
        new Webhooks(settings.signing(), settings.webhookUrl(), settings.webhookSecret(), PAUSES);
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), BACKLOG);
    server.setExecutor(threads);
  }

  /** Starts one. */
  public static StripeStandIn start(Settings settings) {
    try {
      StripeStandIn standIn = new StripeStandIn(settings);
      if (settings.folder() != null) {
        Files.createDirectories(settings.folder());
        standIn.readAccounts(settings.folder());
      }
      ApiHandler api = new ApiHandler(standIn::account, standIn.faults);
      standIn.server.createContext(
          "/v1/",
          exchange -> {
            standIn.asked.increment();
            api.handle(exchange);
          });
      standIn.server.createContext("/", new PageHandler(standIn.accounts::get));
      standIn.server.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readAccounts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".jsonl")) {
          webhooks.resume(labelled(name.substring(0, name.length() - ".jsonl".length())));
        }
      }
    }
  }

  private Account account(String key) {
    return labelled(Account.label(key));
  }

  private Account labelled(String label) {
    return accounts.computeIfAbsent(
        label, l -> new Account(l, settings.clock(), settings.folder(), pages(), webhooks::send));
  }

  private String pages() {
    String pages = settings.pages();
    return pages == null ? url() : pages;
  }

  /** Where its API is. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Lets one of the next changes go wrong. */
  public void fail(Fault fault) {
    faults.add(fault);
  }

  /** How often its API was asked. */
  public long asked() {
    return asked.sum();
  }

  /** The events of a key's account as they are sent, oldest first. */
  public List<String> events(String key) {
    Account account = account(key);
    synchronized (account) {
      return account.book.all("event", e -> true).reversed().stream()
          .map(Object::toString)
          .toList();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    webhooks.close();
    threads.shutdownNow();
  }
}
