package org.wattline.acceptance.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wattline.acceptance.SharedStack;
import org.wattline.acceptance.walls.Desk.Visitor;
import org.wattline.acceptance.walls.UiRoutes.UiRoute;
import org.wattline.local.Http;
import org.wattline.local.LocalStack;
import org.wattline.local.Service;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoSupplier;
import org.wattline.local.ui.UiSession;
import tools.jackson.databind.JsonNode;

/** Before the tests that kill parts: those leave a stack that is still finding its feet. */
@Tag("stack")
@ExtendWith(SharedStack.class)
@Order(2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IsolationCrawlTest {
  private static final int LEAST_REQUESTS = 1_000;
  private static final int LEAST_COLUMNS = 150;
  private static final long MAIL_SECONDS = 90;

  /**
   * Operations that no schema tells enough of to be asked rightly; they are crawled with what the
   * schema does tell. Each is a place where the contract could say more.
   */
  private static final List<String> TOLD_TOO_LITTLE = List.of();

  private static @Nullable Crawled crawled;

  /** What both suppliers have, and how everything is asked. */
  private record Crawled(
      Canaries canaries,
      Door door,
      Map<String, List<Request>> requests,
      Map<String, String> unmade,
      Map<String, Seen> seen) {
    Seen seenBy(String who) {
      return Objects.requireNonNull(seen.get(who), who);
    }

    List<Request> requestsOf(String who) {
      return Objects.requireNonNull(requests.get(who), who);
    }
  }

  @Test
  @Order(1)
  void everyOperationCanBeAskedSoThatItIsUnderstood(LocalStack stack) throws Exception {
    Crawled all = crawled(stack);

    all.seen().forEach((who, seen) -> System.err.println("  " + who + " sees " + seen));
    assertThat(all.unmade())
        .as("operations for which no valid body was found")
        .hasSizeLessThanOrEqualTo(TOLD_TOO_LITTLE.size());
    assertThat(TOLD_TOO_LITTLE).containsAll(all.unmade().keySet());
  }

  @Test
  @Order(2)
  void everyTextColumnCarriesAWordOrKeepsWordsOut(LocalStack stack) throws Exception {
    Canaries canaries = crawled(stack).canaries();

    canaries
        .columnsOfFixedWords()
        .forEach((column, rule) -> System.err.println("  " + column + " takes no word: " + rule));
    assertThat(canaries.columnsPlanted()).hasSizeGreaterThan(LEAST_COLUMNS);
    assertThat(canaries.columnsWithoutAWord())
        .as("columns that want a row in rows.sql, or a rule that keeps words out")
        .isEmpty();
  }

  @Test
  @Order(3)
  void noOperationShowsOrChangesWhatBelongsToANeighbour(LocalStack stack) throws Exception {
    Crawled all = crawled(stack);
    DemoSupplier one = stack.demo().suppliers().getFirst();
    DemoSupplier other = stack.demo().suppliers().getLast();
    ApiCrawl crawl = new ApiCrawl(stack, all.canaries(), all.door());

    for (DemoSupplier mine : List.of(one, other)) {
      DemoSupplier neighbour = mine == one ? other : one;
      Map<String, String> before = RowHashes.of(stack, neighbour.slug());
      crawlFrom(stack, all, crawl, mine, neighbour);
      assertThat(RowHashes.of(stack, neighbour.slug()))
          .as("the rows of %s while %s's people tried", neighbour.name(), mine.name())
          .isEqualTo(before);
    }
    crawlThePlatform(stack, all, crawl, one);

    System.err.printf(
        "isolation crawl: %d requests of %d operations, answers %s, %d text columns planted%n",
        all.door().requests(),
        all.requests().values().stream().mapToInt(List::size).sum(),
        all.door().byStatus(),
        all.canaries().columnsPlanted().size());
    all.door().unanswered().forEach(twice -> System.err.println("  sent twice: " + twice));
    assertThat(crawl.holes()).isEmpty();
    assertThat(all.door().requests()).isGreaterThanOrEqualTo(LEAST_REQUESTS);
  }

  @Test
  @Order(4)
  void noPageShowsWhatBelongsToANeighbour(LocalStack stack) throws Exception {
    Crawled all = crawled(stack);
    DemoSupplier one = stack.demo().suppliers().getFirst();
    DemoSupplier other = stack.demo().suppliers().getLast();
    List<UiRoute> portal = UiRoutes.of(stack, Service.PORTAL);
    List<UiRoute> console = UiRoutes.of(stack, Service.CONSOLE);
    assertThat(portal).as("pages of the portal").isNotEmpty();
    assertThat(console).as("pages of the console").isNotEmpty();
    UiCrawl crawl = new UiCrawl(stack, all.canaries());

    for (DemoSupplier mine : List.of(one, other)) {
      DemoSupplier neighbour = mine == one ? other : one;
      Seen theirs = all.seenBy(neighbour.slug());
      String staff = mine.slug() + "-staff";
      UiSession agent = session(stack, staff, "/customers", "supervisor");
      UiSession customer =
          session(stack, mine.slug(), "/home", mine.customers().getFirst().username());
      assertThat(crawl.pagesThatShow(agent, staff, console, all.seenBy(mine.slug())))
          .as("pages that show staff something")
          .isPositive();
      assertThat(
              crawl.pagesThatShow(
                  customer, mine.slug(), portal, all.seenBy(mine.slug() + " customer")))
          .as("pages that show customers something")
          .isPositive();
      crawl.withoutASession(staff, console, all.seenBy(mine.slug()));
      crawl.withoutASession(mine.slug(), portal, all.seenBy(mine.slug()));
      crawl.onAForeignHost(agent, staff, neighbour.slug() + "-staff", console, theirs);
      crawl.onAForeignHost(agent, staff, Demo.PLATFORM, console, theirs);
      crawl.onAForeignHost(customer, mine.slug(), neighbour.slug(), portal, theirs);
      crawl.withForeignIds(agent, staff, mine.slug(), console, theirs);
      crawl.withForeignIds(customer, mine.slug(), mine.slug(), portal, theirs);
      crawl.withForeignIds(
          customer, mine.slug(), mine.slug(), portal, all.seenBy(mine.slug() + " housemate"));
      crawlBeyondRoles(stack, crawl, mine, console, all.seenBy(mine.slug()));
    }

    System.err.printf(
        "isolation crawl of pages: %d requests to %d pages%n",
        crawl.requests(), portal.size() + console.size());
    assertThat(crawl.holes()).isEmpty();
  }

  /** Somebody without a role, customer service on what is not theirs, and the onboarding team. */
  private static void crawlBeyondRoles(
      LocalStack stack, UiCrawl crawl, DemoSupplier mine, List<UiRoute> console, Seen there) {
    String staff = mine.slug() + "-staff";
    Visitors.nobodyInParticular(stack, mine);
    crawl.beyondTheirRole(
        session(stack, staff, "/customers", "passer-by"), staff, mine.slug(), console, there);
    List<UiRoute> others =
        console.stream()
            .filter(page -> !page.roles().isEmpty() && !page.roles().contains("customer-service"))
            .toList();
    assertThat(others).as("pages that are not for customer service").isNotEmpty();
    crawl.beyondTheirRole(
        session(stack, staff, "/customers", "agent"), staff, mine.slug(), others, there);
    crawl.onAForeignHost(
        session(stack, Demo.PLATFORM, "/suppliers", Demo.OPERATOR.username()),
        Demo.PLATFORM,
        staff,
        console,
        there);
  }

  @Test
  @Order(5)
  void noLogMailOrCacheShowsWhatBelongsToASupplier(LocalStack stack) throws Exception {
    Canaries canaries = crawled(stack).canaries();

    List<String> found = new ArrayList<>();
    try (Stream<Path> logs = Files.list(stack.folders().logs())) {
      for (Path log : logs.filter(file -> file.toString().endsWith(".log")).toList()) {
        Files.readString(log, StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> !canaries.any(line).isEmpty())
            .limit(3)
            .forEach(line -> found.add(log.getFileName() + ": " + line));
      }
    }
    for (String line : RedisDump.lines(stack.ports().redis())) {
      if (!canaries.any(line).isEmpty()) {
        found.add("redis: " + line);
      }
    }
    for (JsonNode mail : mailsAfterBillsWereSentAgain(stack, canaries)) {
      String slug = slugOfSender(stack, mail);
      if (!canaries.foreignTo(slug, mail.toString()).isEmpty()) {
        found.add("mail of " + slug + " to " + mail.path("to") + ": " + mail.path("subject"));
      }
    }
    assertThat(found).isEmpty();
  }

  /** All mails, once each supplier has sent one that holds words of its own. */
  private static JsonNode mailsAfterBillsWereSentAgain(LocalStack stack, Canaries canaries)
      throws InterruptedException {
    Http http = Http.program();
    for (DemoSupplier supplier : stack.demo().suppliers()) {
      Visitor supervisor = Visitors.staff(stack, supplier, "supervisor");
      String api = stack.url(supervisor.host()) + "/api/v1";
      String bill =
          http.get(api + "/bill-deliveries?state=SENT&limit=1", supervisor.token())
              .path("items")
              .path(0)
              .path("billId")
              .asString();
      http.expectOk("POST", api + "/bills/" + bill + "/deliveries", supervisor.token(), null);
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAIL_SECONDS);
    while (true) {
      JsonNode mails = Http.json(http.send(Http.request(stack.url("mail") + "/api/mails").build()));
      if (canaries.any(mails.toString()).size() == stack.demo().suppliers().size()) {
        return mails;
      }
      assertThat(System.nanoTime())
          .as("a mail of each supplier with words of its own in %s", mails)
          .isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  /** Whose mail it is by its sender and subject; nobody's where no supplier is named there. */
  private static String slugOfSender(LocalStack stack, JsonNode mail) {
    String head = mail.path("from").asString() + " " + mail.path("subject").asString();
    List<String> named =
        stack.demo().suppliers().stream()
            .filter(supplier -> head.contains(supplier.name()))
            .map(DemoSupplier::slug)
            .toList();
    return named.size() == 1 ? named.getFirst() : "";
  }

  private static Crawled crawled(LocalStack stack) throws Exception {
    Crawled known = crawled;
    if (known == null) {
      known = prepare(stack);
      crawled = known;
    }
    return known;
  }

  private static Crawled prepare(LocalStack stack) throws Exception {
    Door door = new Door();
    Desk desk = new Desk(stack, door);
    Map<String, List<Request>> requests = new LinkedHashMap<>();
    List<DemoSupplier> suppliers = stack.demo().suppliers();
    // asked for now, so that they have expired when they are wanted
    suppliers.forEach(supplier -> ExpiredTokens.of(stack, supplier));
    for (DemoSupplier supplier : suppliers) {
      requests.put(supplier.slug(), desk.requests(Visitors.staff(stack, supplier, "supervisor")));
    }
    requests.put(Demo.PLATFORM, desk.requests(Visitors.operator(stack)));
    keepASecretOfEach(stack);
    Canaries canaries = Canaries.plant(stack, suppliers.stream().map(DemoSupplier::slug).toList());
    Map<String, Seen> seen = new LinkedHashMap<>();
    for (DemoSupplier supplier : suppliers) {
      List<Operation> operations = desk.operations(supplier.slug() + "-staff");
      seen.put(
          supplier.slug(), desk.look(Visitors.staff(stack, supplier, "supervisor"), operations));
      Seen customer = desk.look(Visitors.customer(stack, supplier, 0), operations);
      seen.put(supplier.slug() + " customer", customer);
      seen.put(
          supplier.slug() + " housemate",
          desk.look(Visitors.customer(stack, supplier, 1), operations).without(customer));
    }
    seen.put(Demo.PLATFORM, desk.look(Visitors.operator(stack), desk.operations(Demo.PLATFORM)));
    requests.forEach((who, all) -> assertThat(all).as("operations of " + who).isNotEmpty());
    return new Crawled(canaries, door, requests, desk.unmade(), seen);
  }

  /** Sealed by the control plane itself: a secret that the planter wrote nobody could open. */
  private static void keepASecretOfEach(LocalStack stack) {
    Http http = Http.program();
    String tenants = stack.url(Demo.PLATFORM) + "/api/v1/tenants";
    String token = stack.demo().automationToken();
    for (JsonNode tenant : http.get(tenants, token).path("items")) {
      String spare = tenants + "/" + tenant.path("id").asString() + "/secrets/spare";
      http.expectOk("PUT", spare, token, Map.of("value", "of no use"));
    }
  }

  private static void crawlFrom(
      LocalStack stack, Crawled all, ApiCrawl crawl, DemoSupplier mine, DemoSupplier neighbour)
      throws InterruptedException {
    String foreignConsole = neighbour.slug() + "-staff";
    List<Request> requests = all.requestsOf(mine.slug());
    Seen own = all.seenBy(mine.slug());
    Seen theirs = all.seenBy(neighbour.slug()).without(own);
    Seen customers = all.seenBy(mine.slug() + " customer");
    Seen housemates = all.seenBy(mine.slug() + " housemate");
    assertThat(housemates.ids()).as("ids of another customer to try").isNotEmpty();
    Visitor supervisor = Visitors.staff(stack, mine, "supervisor");
    Visitor customer = Visitors.customer(stack, mine, 0);

    crawl.withForeignIds(supervisor, requests, own, theirs);
    crawl.withForeignIds(customer, requests, customers, theirs);
    crawl.withForeignIds(customer, requests, customers, housemates);
    crawl.withLyingHeaders(supervisor, requests, own, theirs, lies(neighbour, theirs));
    crawl.withLyingHeaders(customer, requests, customers, theirs, lies(neighbour, theirs));
    crawl.onAForeignHost(supervisor, foreignConsole, requests, theirs);
    crawl.onAForeignHost(customer, neighbour.slug(), requests, theirs);
    crawl.onAForeignHost(supervisor, Demo.PLATFORM, all.requestsOf(Demo.PLATFORM), theirs);
    crawl.asALowerRole(Visitors.nobodyInParticular(stack, mine), requests, own);
    crawl.asALowerRole(
        customer,
        requests.stream()
            .filter(request -> request.operation().path().matches("/api/v1/(customers|audit).*"))
            .toList(),
        own);
    List<@Nullable String> noTokens = noTokens(ExpiredTokens.awaited(stack, mine));
    crawl.withoutAToken(supervisor, requests, noTokens);
    crawl.withoutAToken(customer, requests, noTokens);
  }

  private static void crawlThePlatform(
      LocalStack stack, Crawled all, ApiCrawl crawl, DemoSupplier supplier) {
    List<Request> requests = all.requestsOf(Demo.PLATFORM);
    Seen there = all.seenBy(Demo.PLATFORM);
    Visitor operator = Visitors.operator(stack);
    crawl.onAForeignHost(Visitors.staff(stack, supplier, "admin"), Demo.PLATFORM, requests, there);
    crawl.onAForeignHost(
        operator,
        supplier.slug() + "-staff",
        all.requestsOf(supplier.slug()),
        all.seenBy(supplier.slug()));
    crawl.asALowerRole(
        Visitors.viewer(stack),
        requests.stream().filter(request -> !request.operation().reads()).toList(),
        there);
    crawl.withoutAToken(operator, requests, Arrays.asList(null, "not.a.token"));
  }

  private static Map<String, String> lies(DemoSupplier neighbour, Seen theirs) {
    String host = neighbour.slug() + "-staff.localhost";
    Map<String, String> lies = new LinkedHashMap<>();
    lies.put("X-Tenant", neighbour.slug());
    lies.put("X-Tenant-Id", theirs.ids().iterator().next());
    lies.put("X-Forwarded-Host", host);
    lies.put("Forwarded", "host=" + host);
    lies.put("X-Original-Host", host);
    lies.put("X-Customer-Id", theirs.like("customer", 0));
    return lies;
  }

  private static List<@Nullable String> noTokens(String expired) {
    int middle = expired.indexOf('.') + 5;
    char other = expired.charAt(middle) == 'A' ? 'B' : 'A';
    String tampered = expired.substring(0, middle) + other + expired.substring(middle + 1);
    String unsigned =
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII))
            + expired.substring(expired.indexOf('.'), expired.lastIndexOf('.') + 1);
    return Arrays.asList(null, "not.a.token", expired, tampered, unsigned);
  }

  private static UiSession session(LocalStack stack, String host, String path, String username) {
    return UiSession.signedIn(stack.url(host) + path, username, Demo.PASSWORD);
  }
}
