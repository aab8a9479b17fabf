package org.wattline.local.demo;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.wattline.local.Folders;
import org.wattline.local.Http;
import org.wattline.local.LocalStack;
import org.wattline.local.LocalStackException;
import org.wattline.local.Ports;
import org.wattline.local.Service;
import org.wattline.local.ServiceSettings;
import org.wattline.local.StackOptions;
import org.wattline.local.demo.history.History;
import org.wattline.local.demo.history.Making;
import org.wattline.local.demo.history.PastClock;
import org.wattline.local.identity.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's suppliers and people; everything here can be done again without harm. */
public final class Demo {
  /** Every demo person's password. The stack listens on loopback addresses only. */
  public static final String PASSWORD = "Wattline-demo-2026";

  /** The onboarding team's realm. */
  public static final String PLATFORM = "platform";

  /** The onboarding team's program, and the name of its key. */
  public static final String AUTOMATION = "onboarding-automation";

  /** The onboarding team's person. */
  public static final DemoPerson OPERATOR =
      new DemoPerson(
          "onboarding",
          "onboarding@wattline.example",
          "Olu",
          "Adeyemi",
          "en",
          List.of("onboarding-operator"),
          Map.of());

  private static final List<DemoSupplier> SUPPLIERS =
      List.of(DemoSupplier.ZONNESTROOM, DemoSupplier.GOLDENGRID);
  private static final String PLATFORM_AUDIENCE = "wattline-platform-api";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 250;

  private final LocalStack stack;

  public Demo(LocalStack stack) {
    this.stack = stack;
  }

  /** The suppliers of the demo. */
  public List<DemoSupplier> suppliers() {
    return SUPPLIERS;
  }

  /**
   * Gives the onboarding team its operator and its program, once the control plane made the realm.
   */
  public void ensureOnboardingTeam() {
    await(
        "the control plane's realm for onboarding",
        () ->
            OPERATOR.roles().stream()
                .allMatch(role -> stack.identity().roleExists(PLATFORM, role)));
    stack
        .identity()
        .ensureProgram(
            PLATFORM,
            AUTOMATION,
            stack.secrets().signingKey(AUTOMATION),
            "onboarding-operator",
            PLATFORM_AUDIENCE);
    stack.identity().ensurePerson(PLATFORM, OPERATOR.identity(), PASSWORD, OPERATOR.roles());
  }

  /** The token of the onboarding team's program. */
  public String automationToken() {
    return stack
        .identity()
        .clientToken(PLATFORM, AUTOMATION, stack.secrets().signingKey(AUTOMATION))
        .orElseThrow(() -> new LocalStackException("Keycloak refuses the onboarding team's key."));
  }

  /** Provisions the suppliers that are not there yet and makes their people. */
  public void ensureSuppliers() {
    Map<DemoSupplier, String> asked = new HashMap<>();
    for (DemoSupplier supplier : suppliers()) {
      asked.put(supplier, idOf(supplier));
    }
    for (DemoSupplier supplier : suppliers()) {
      awaitReady(supplier, asked.getOrDefault(supplier, ""));
      ensureStaff(supplier);
    }
    if (stack.options().services().contains(Service.BILLING)) {
      PastClock past = stack.past();
      if (past != null) {
        past.begin();
      }
      DemoCustomers customers = new DemoCustomers(stack);
      suppliers().forEach(customers::ensure);
      if (past != null) {
        makeHistory(past);
      }
    }
  }

  /** The time in which a stack makes the suppliers' past; null where none is to be made. */
  public static @Nullable PastClock pastToMake(
      Folders folders, Ports ports, StackOptions options, Secrets secrets) {
    boolean lacking =
        options.demo()
            && options.history().customers() > 0
            && options.services().contains(Service.BILLING)
            && SUPPLIERS.stream().anyMatch(each -> !History.isDone(folders.state(), each));
    return lacking
        ? PastClock.of(
            folders.state(),
            options.history().months(),
            Clock.systemUTC(),
            "http://127.0.0.1:" + ports.billing(),
            secrets.password(ServiceSettings.DIRECTORY_TOKEN))
        : null;
  }

  /** Gives the suppliers their past, both at once and in the same time. */
  private void makeHistory(PastClock past) {
    List<CompletableFuture<Void>> makings = new ArrayList<>();
    History.Size size = stack.options().history();
    List<DemoSupplier> lacking =
        suppliers().stream()
            .filter(each -> !History.isDone(stack.folders().state(), each))
            .toList();
    Making making = new Making(stack.progress(), size, lacking.size());
    past.makers(lacking.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (DemoSupplier supplier : lacking) {
        History history = new History(stack, supplier, size, making, past);
        makings.add(
            CompletableFuture.runAsync(history::make, threads)
                .whenComplete(
                    (made, failure) -> {
                      if (failure != null) {
                        past.fail();
                      }
                    }));
      }
    }
    try {
      CompletableFuture.allOf(makings.toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LocalStackException known) {
        throw known;
      }
      throw e;
    }
    past.catchUp();
  }

  /** The supplier's id, after asking for it where the registry does not have it. */
  private String idOf(DemoSupplier supplier) {
    String tenants = stack.url(PLATFORM) + "/api/v1/tenants";
    Http http = Http.program();
    String token = automationToken();
    JsonNode found = http.get(tenants + "?limit=200&q=" + supplier.slug(), token);
    for (JsonNode known : found.path("items")) {
      if (known.path("slug").asString().equals(supplier.slug())) {
        return known.path("id").asString();
      }
    }
    stack.progress().accept("provisioning " + supplier.name());
    HttpResponse<String> answer =
        http.send(
            Http.request(tenants)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "demo-" + supplier.slug())
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(supplier.request())))
                .build());
    return Http.json(answer).path("id").asString();
  }

  private void awaitReady(DemoSupplier supplier, String id) {
    String address = stack.url(PLATFORM) + "/api/v1/tenants/" + id;
    await(
        "supplier " + supplier.name(),
        () -> {
          JsonNode tenant = Http.program().get(address, automationToken());
          String state = tenant.path("state").asString();
          if (state.equals("BLOCKED")) {
            throw new LocalStackException(
                "Provisioning "
                    + supplier.name()
                    + " is blocked: "
                    + tenant.path("stateReason").asString()
                    + " See "
                    + stack.service(Service.CONTROL_PLANE).log()
                    + ", and start with --fresh to begin anew.");
          }
          return state.equals("READY") || state.equals("SUSPENDED") || state.equals("MIGRATING");
        });
  }

  private void ensureStaff(DemoSupplier supplier) {
    for (DemoPerson person : supplier.staff()) {
      stack.identity().ensurePerson(supplier.slug(), person.identity(), PASSWORD, person.roles());
    }
  }

  /** Waits for something that another part does. */
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new LocalStackException(
            "Waited "
                + PATIENCE.toSeconds()
                + " s for "
                + what
                + ": read the log files and start again.");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LocalStackException("The start was interrupted.", e);
      }
    }
  }
}
