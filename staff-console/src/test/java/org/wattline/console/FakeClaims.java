package org.wattline.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.ClaimState;
import org.wattline.billing.contract.vee.GridClaim;
import org.wattline.billing.contract.vee.GridClaimsApi;

/** Claims to grid operators in memory, a page of two at a time. */
@Configuration(proxyBeanMethods = false)
class FakeClaims {
  private static final int PAGE = 2;

  /** The claims that there are, and whether they can be had. */
  static final class Drawer {
    final List<GridClaim> claims = new ArrayList<>();
    boolean broken;

    void reset() {
      broken = false;
      claims.clear();
      claims.add(claim(1, "Meir 1, Antwerpen", "fluvius", ClaimState.OPEN));
      claims.add(claim(2, "Lange Nieuwstraat 8, Antwerpen", "ores", ClaimState.OPEN));
      claims.add(claim(3, "Kerkstraat 3, Gent", null, ClaimState.OPEN));
      claims.add(claim(4, "Rue Haute 4, Namur", "ores", ClaimState.SENT));
      claims.add(claim(5, "Dorp 5, Zele", "fluvius", ClaimState.ANSWERED));
    }

    Page<GridClaim> page(ClaimState state, @Nullable String operator, @Nullable String cursor) {
      if (broken) {
        throw FakeApi.refusal(503, "The service is away.");
      }
      List<GridClaim> found =
          claims.stream()
              .filter(one -> one.state() == state)
              .filter(one -> operator == null || operator.equals(one.gridOperator()))
              .toList();
      int from = cursor == null ? 0 : Integer.parseInt(cursor);
      int to = Math.min(found.size(), from + PAGE);
      return new Page<>(found.subList(from, to), to < found.size() ? String.valueOf(to) : null);
    }
  }

  private static GridClaim claim(
      int number, String place, @Nullable String operator, ClaimState state) {
    boolean sent = state != ClaimState.OPEN;
    boolean ended = state == ClaimState.ANSWERED;
    return new GridClaim(
        FakeBilling.id("claim-" + number),
        FakeBilling.id("point"),
        "54144886000000001" + number,
        place,
        FakeBilling.id("channel"),
        operator,
        operator == null ? null : operator.equals("ores") ? "ORES" : "Fluvius",
        LocalDate.of(2026, 11, 3),
        Instant.parse("2026-11-08T05:00:00Z"),
        12,
        LocalDate.of(2026, 11, 22),
        number == 2 ? 1 : 0,
        state,
        sent ? Instant.parse("2026-11-09T08:00:00Z") : null,
        sent ? "Els Maes" : null,
        sent ? "MSG-7" : null,
        ended ? Instant.parse("2026-11-11T08:00:00Z") : null,
        ended ? "VEE" : null,
        ended ? "Values came." : null);
  }

  @Bean
  Drawer claimsDrawer() {
    Drawer drawer = new Drawer();
    drawer.reset();
    return drawer;
  }

  @Bean
  @Primary
  GridClaimsApi fakeClaimsApi(Drawer drawer) {
    return new FakeApi<>(GridClaimsApi.class)
        .on(
            "claims",
            asked -> drawer.page((ClaimState) asked[0], (String) asked[1], (String) asked[2]))
        .make();
  }
}
