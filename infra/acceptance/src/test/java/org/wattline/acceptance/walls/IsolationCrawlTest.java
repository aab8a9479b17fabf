package org.wattline.acceptance.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wattline.acceptance.SharedStack;
import org.wattline.acceptance.walls.ApiCrawl.Visitor;
import org.wattline.local.LocalStack;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoSupplier;
import tools.jackson.databind.json.JsonMapper;

@Tag("stack")
@ExtendWith(SharedStack.class)
class IsolationCrawlTest {
  private static final int LEAST_REQUESTS = 1_000;

  /** Services allow this much disagreement of clocks. */
  private static final int CLOCK_SKEW_SECONDS = 61;

  @Test
  void noOperationShowsOrChangesWhatBelongsToANeighbour(LocalStack stack) throws Exception {
    List<DemoSupplier> suppliers = stack.demo().suppliers();
    String one = suppliers.getFirst().slug();
    String other = suppliers.getLast().slug();
    // asked for now, so that they have expired when they are wanted
    suppliers.forEach(supplier -> ExpiredTokens.of(stack, supplier));
    Canaries canaries = Canaries.plant(stack, List.of(one, other));
    ApiCrawl crawl = new ApiCrawl(stack, canaries);

    crawlFrom(stack, crawl, suppliers.getFirst(), suppliers.getLast());
    crawlFrom(stack, crawl, suppliers.getLast(), suppliers.getFirst());
    crawlThePlatform(stack, crawl, suppliers.getFirst());

    System.err.printf(
        "isolation crawl: %d requests, %d text columns planted%n",
        crawl.requests(), canaries.columnsPlanted().size());
    assertThat(crawl.holes()).isEmpty();
    assertThat(crawl.requests()).isGreaterThanOrEqualTo(LEAST_REQUESTS);
    assertThat(canaries.columnsPlanted()).hasSizeGreaterThan(10);
  }

  private static void crawlFrom(
      LocalStack stack, ApiCrawl crawl, DemoSupplier mine, DemoSupplier neighbour)
      throws InterruptedException {
    String console = mine.slug() + "-staff";
    String foreignConsole = neighbour.slug() + "-staff";
    List<Operation> operations = crawl.operations(console);
    assertThat(operations).as("operations to try").isNotEmpty();
    Visitor supervisor = staff(stack, mine, "supervisor");
    Visitor finance = staff(stack, mine, "finance");
    Visitor customer = customer(stack, mine, 0);
    Visitor housemate = customer(stack, mine, 1);
    Visitor foreignSupervisor = staff(stack, neighbour, "supervisor");
    Set<String> foreignIds = crawl.idsSeenBy(foreignSupervisor, operations);
    Set<String> housemateIds = crawl.idsSeenBy(housemate, operations);
    assertThat(housemateIds).as("ids of another customer to try").isNotEmpty();

    Set<String> lies =
        new LinkedHashSet<>(
            List.of(
                "X-Tenant:" + neighbour.slug(),
                "X-Tenant-Id:" + foreignIds.iterator().next(),
                "X-Forwarded-Host:" + foreignConsole + ".localhost",
                "Forwarded:host=" + foreignConsole + ".localhost",
                "X-Original-Host:" + foreignConsole + ".localhost"));
    crawl.withForeignIds(supervisor, operations, foreignIds, lies);
    crawl.withForeignIds(customer, operations, foreignIds, lies);
    crawl.withForeignIds(
        customer, operations, onlyOf(housemateIds, crawl, customer, operations), lies);
    crawl.onAForeignHost(supervisor, foreignConsole, operations);
    crawl.onAForeignHost(customer, neighbour.slug(), operations);
    crawl.asALowerRole(customer, operations, Set.of("/api/v1/customers", "/api/v1/audit"));
    crawl.asALowerRole(finance, operations, Set.of("/api/v1/audit"));
    crawl.withoutAToken(console, mine.slug(), operations, expired(stack, mine));
    crawl.withoutAToken(mine.slug(), mine.slug(), operations, expired(stack, mine));
  }

  private static void crawlThePlatform(LocalStack stack, ApiCrawl crawl, DemoSupplier supplier)
      throws InterruptedException {
    List<Operation> operations = crawl.operations(Demo.PLATFORM);
    assertThat(operations).as("operations of the control plane").isNotEmpty();
    Visitor admin = staff(stack, supplier, "admin");
    Visitor operator =
        new Visitor("operator", Demo.PLATFORM, Demo.PLATFORM, stack.demo().automationToken());

    crawl.onAForeignHost(admin, Demo.PLATFORM, operations);
    crawl.onAForeignHost(
        operator, supplier.slug() + "-staff", crawl.operations(supplier.slug() + "-staff"));
    crawl.withoutAToken(Demo.PLATFORM, Demo.PLATFORM, operations, expired(stack, supplier));
  }

  /** What the other customer sees and the first does not: shared things are not foreign. */
  private static Set<String> onlyOf(
      Set<String> theirs, ApiCrawl crawl, Visitor me, List<Operation> operations) {
    Set<String> only = new LinkedHashSet<>(theirs);
    only.removeAll(crawl.idsSeenBy(me, operations));
    return only;
  }

  private static Visitor staff(LocalStack stack, DemoSupplier supplier, String username) {
    String host = supplier.slug() + "-staff";
    return new Visitor(
        username,
        supplier.slug(),
        host,
        stack.accessToken(supplier.slug(), host, "console", username, Demo.PASSWORD));
  }

  private static Visitor customer(LocalStack stack, DemoSupplier supplier, int index) {
    String username = supplier.customers().get(index).username();
    return new Visitor(
        username,
        supplier.slug(),
        supplier.slug(),
        stack.accessToken(supplier.slug(), supplier.slug(), "portal", username, Demo.PASSWORD));
  }

  /** A token that was good until a moment ago: truly signed, truly expired. */
  private static String expired(LocalStack stack, DemoSupplier supplier)
      throws InterruptedException {
    String token = ExpiredTokens.of(stack, supplier);
    String claims =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.")[1]),
            java.nio.charset.StandardCharsets.UTF_8);
    long goodUntil = JsonMapper.shared().readTree(claims).path("exp").asLong() + CLOCK_SKEW_SECONDS;
    long wait = goodUntil - System.currentTimeMillis() / 1000;
    if (wait > 0) {
      TimeUnit.SECONDS.sleep(wait);
    }
    return token;
  }
}
