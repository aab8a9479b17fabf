package org.wattline.billing.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.premises.Village;
import org.wattline.billing.tariffs.Market;
import org.wattline.kernel.LocalDateRange;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

@Tag("UC-021")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AgreementHistoryTest {
  private static final int STEPS = 20;
  private static final LocalDate START = LocalDate.of(2025, 1, 1);

  @LocalServerPort int port;
  @Autowired AgreementDirectory directory;

  private TwoTenants tenants;
  private Service service;
  private Desk desk;
  private Contracts contracts;
  private String clerk;
  private String[] products;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    contracts = new Contracts(desk);
    clerk = desk.staff(Role.CUSTOMER_SERVICE);
    Market market = new Market(desk);
    products =
        new String[] {market.aPricedProduct().text("id"), market.aPricedProduct().text("id")};
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverIsChangedAndUndoneWhatWasKnownThenNeverChangesAndUndoingGivesBackWhatWas(long seed) {
    Random random = new Random(seed);
    Answer made = agreement();
    UUID id = UUID.fromString(made.text("id"));
    String path = "/api/v1/agreements/" + id;
    Map<Instant, List<AgreementTerms>> known = new LinkedHashMap<>();
    Deque<List<AgreementTerms>> before = new ArrayDeque<>();
    int version = 0;
    for (int step = 0; step < STEPS; step++) {
      List<AgreementTerms> now = terms(id, null);
      known.put(newest(path), now);
      boolean undo = !before.isEmpty() && random.nextInt(3) == 0;
      Answer answer =
          undo
              ? service.post(clerk, path + "/undo", Map.of("reason", "tried", "version", version))
              : service.post(clerk, path + "/" + kind(step), change(random, step, version));
      if (answer.status() == 201) {
        version++;
        if (undo) {
          assertThat(terms(id, null)).as("step %s", step).isEqualTo(before.pop());
        } else {
          before.push(now);
        }
      } else {
        assertThat(answer.status()).as(answer.body()).isIn(409, 422);
        assertThat(terms(id, null)).isEqualTo(now);
      }
      assertGapless(terms(id, null));
    }

    assertThat(version).isGreaterThan(STEPS / 3);
    known.forEach(
        (then, was) -> assertThat(terms(id, then)).as("as known at %s", then).isEqualTo(was));
  }

  @Test
  void theRunsSelectionGoesOverAllAgreementsOfTheDaysOnceInPages() {
    List<UUID> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(UUID.fromString(agreement().text("id")));
    }
    LocalDateRange days = LocalDateRange.of(START, START.plusDays(1));
    List<UUID> seen = new ArrayList<>();
    UUID after = null;
    while (true) {
      UUID from = after;
      List<UUID> page =
          TenantScope.call(
              tenants.acme().id(),
              () ->
                  directory.inForce(days, from, 2, null).stream()
                      .map(SupplyAgreement::id)
                      .toList());
      if (page.isEmpty()) {
        break;
      }
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      seen.addAll(page);
      after = page.getLast();
    }

    assertThat(seen).doesNotHaveDuplicates().containsAll(made);
    LocalDateRange earlier = LocalDateRange.of(START.minusDays(1), START);
    assertThat(
            TenantScope.call(
                tenants.acme().id(), () -> directory.inForce(earlier, null, 1000, null)))
        .extracting(SupplyAgreement::id)
        .doesNotContainAnyElementsOf(made);
  }

  @Test
  void theAgreementsOfManyAccountsAreThoseThatEachHas() {
    List<UUID> accounts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      accounts.add(UUID.fromString(agreement().text("accountId")));
    }
    UUID without = UUID.randomUUID();
    Map<UUID, List<SupplyAgreement>> each = new HashMap<>();
    for (UUID account : accounts) {
      each.put(account, inScope(() -> directory.ofAccount(account, null)));
    }

    List<UUID> asked = new ArrayList<>(accounts);
    asked.add(without);
    Map<UUID, List<SupplyAgreement>> together = inScope(() -> directory.ofAccounts(asked, null));

    assertThat(together).isEqualTo(each).doesNotContainKey(without);
    assertThat(together.values()).allSatisfy(own -> assertThat(own).hasSize(1));
  }

  private <T> T inScope(Supplier<T> asking) {
    return TenantScope.call(tenants.acme().id(), asking::get);
  }

  private Answer agreement() {
    String point =
        new Village(desk).aPoint("H" + UUID.randomUUID().toString().substring(0, 12)).text("id");
    String account = desk.anAccount(desk.aCustomer("Maes")).text("id");
    return contracts.agreed(account, point, START.toString(), null, Contracts.monthly(products[0]));
  }

  private static String kind(int step) {
    return step % 3 == 0 ? "end" : "terms";
  }

  private Map<String, Object> change(Random random, int step, int version) {
    Map<String, Object> change = new HashMap<>();
    LocalDate day = START.plusDays(random.nextInt(-5, 400));
    change.put("version", version);
    if (kind(step).equals("end")) {
      change.put("to", random.nextInt(4) == 0 ? null : day.toString());
    } else {
      change.put("from", day.toString());
      change.put("terms", Contracts.monthly(products[random.nextInt(products.length)]));
    }
    return change;
  }

  private Instant newest(String path) {
    return Instant.parse(
        service.get(clerk, path + "/changes").json().path(0).path("recordedAt").asString());
  }

  private List<AgreementTerms> terms(UUID id, @Nullable Instant knownAt) {
    return TenantScope.call(
        tenants.acme().id(),
        () -> directory.byId(id, knownAt).map(SupplyAgreement::terms).orElse(List.of()));
  }

  private static void assertGapless(List<AgreementTerms> terms) {
    assertThat(terms.getFirst().from()).isEqualTo(START);
    for (int i = 1; i < terms.size(); i++) {
      assertThat(terms.get(i).from()).isEqualTo(terms.get(i - 1).to());
    }
    assertThat(ChronoUnit.DAYS.between(START, terms.getLast().from())).isNotNegative();
  }
}
